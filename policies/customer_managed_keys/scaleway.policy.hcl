# Buckets of Scaleway are encrypted with a key of Scaleway's, or with one of the Key Manager that the customer has in hand.
# https://www.scaleway.com/en/docs/key-manager/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

resource_policy "scaleway_object_bucket_server_side_encryption_configuration" "scaleway_bucket_key" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.rule, []) :
      !core::contains([null, ""], core::try(rule.apply_server_side_encryption_by_default[0].kms_master_key_id, null))
    ])
    error_message = "Objects in this bucket are encrypted with a key of Scaleway's: whoever runs the storage can read them, and nobody can withdraw the key."
  }
}
