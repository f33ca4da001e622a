# Buckets of Naver Cloud are private until a ready-made list says otherwise.
# https://guide.ncloud-docs.com/docs/en/objectstorage-use-bucket

policy {
  required_providers {
    ncloud = { source = "NaverCloudPlatform/ncloud" }
  }
}

locals {
  # "authenticated-read" means everybody with an account of this cloud.
  public = ["authenticated-read", "public-read", "public-read-write"]

  with_list = ["ncloud_objectstorage_bucket_acl", "ncloud_objectstorage_object_acl"]
}

resource_policy "ncloud_*" "ncloud_acl" {
  filter = core::contains(local.with_list, meta.type)

  enforce {
    condition     = !core::contains(local.public, core::try(attrs.rule, null))
    error_message = "Everyone on the internet can fetch what is here, or everybody with an account of this cloud: the ready-made list lets them in."
  }
}
