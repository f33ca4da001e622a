# Buckets and objects of Outscale's object storage (OOS), through the provider's own resources. Those that are made through the provider of
# Amazon are judged as Amazon's.
# https://docs.outscale.com/en/userguide/Access-Control-List-ACL-Reference.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

locals {
  # "authenticated-read" means every customer of Outscale.
  public_acls = ["public-read", "public-read-write", "authenticated-read"]
}

resource_policy "outscale_oos_*" "outscale_acl" {
  filter = core::contains(["outscale_oos_bucket", "outscale_oos_object"], meta.type)

  enforce {
    condition     = !core::contains(local.public_acls, core::try(attrs.acl, null))
    error_message = "The access control list lets in ${attrs.acl == "authenticated-read" ? "every customer of Outscale" : "everyone on the internet"}: the files need no further permission to be fetched."
  }
}

resource_policy "outscale_oos_bucket_policy" "outscale_bucket_policy" {
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, null))
    error_message = "This bucket policy lets in everyone on the internet: whoever knows or guesses an address can fetch the files."
  }
}
