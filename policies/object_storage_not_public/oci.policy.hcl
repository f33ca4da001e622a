# Buckets of Oracle Cloud are private until their access type says otherwise; links that need no permission can be made beside that.
# https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/managingbuckets.htm

policy {
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

resource_policy "oci_objectstorage_bucket" "oci_bucket" {
  enforce {
    condition     = core::contains([null, "NoPublicAccess"], core::try(attrs.access_type, null))
    error_message = "Everyone on the internet can fetch the files of this bucket: its access type lets them in without any permission."
  }
}

# Whoever has such a link needs nothing else, and nobody knows who has it.
resource_policy "oci_objectstorage_preauthrequest" "oci_link" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(["ObjectRead", "ObjectWrite", "ObjectReadWrite"], core::try(attrs.access_type, null))
    error_message = "This link opens many files of a bucket to whoever gets hold of it, without any account."
  }
}
