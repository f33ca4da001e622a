# Buckets of Outscale's object storage (OOS) are encrypted when a configuration says so. Its volumes take no such argument.
# https://docs.outscale.com/en/userguide/Bucket-Encryption-Configuration-Reference.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

resource_policy "outscale_oos_bucket" "outscale_bucket" {
  enforce {
    condition     = core::length(core::getresources("outscale_oos_bucket_encryption", { bucket = attrs.id })) > 0
    error_message = "Objects in this bucket are stored unencrypted: on Outscale, unlike on Amazon's storage, somebody has to ask for it."
  }
}
