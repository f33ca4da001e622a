# Oracle Cloud encrypts all that it stores, with a key of its own unless another one is named.
# https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Concepts/keyoverview.htm

policy {
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

locals {
  # What each of them is called in messages.
  subjects = {
    oci_containerengine_cluster      = "Secrets of this cluster are"
    oci_core_boot_volume             = "This disk is"
    oci_core_volume                  = "This disk is"
    oci_database_autonomous_database = "This database is"
    oci_file_storage_file_system     = "These files are"
    oci_objectstorage_bucket         = "Files of this bucket are"
    oci_streaming_stream_pool        = "Messages of this pool are"
  }
}

resource_policy "oci_*" "oci_kms_key_id" {
  filter = core::contains(core::keys(local.subjects), meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.kms_key_id, attrs.custom_encryption_key[0].kms_key_id, null))
    error_message = "${local.subjects[meta.type]} under a key of Oracle: it can neither be withdrawn nor watched by those who answer for the data."
  }
}
