# Buckets of Linode are private until a ready-made list says otherwise.
# https://techdocs.akamai.com/cloud-computing/docs/define-access-and-permissions-using-acls-access-control-lists

policy {
  required_providers {
    linode = { source = "linode/linode" }
  }
}

locals {
  # "authenticated-read" means everybody with an account of this cloud.
  public = ["authenticated-read", "public-read", "public-read-write"]

  with_list = ["linode_object_storage_bucket", "linode_object_storage_object"]
}

resource_policy "linode_*" "linode_acl" {
  filter = core::contains(local.with_list, meta.type)

  enforce {
    condition     = !core::contains(local.public, core::try(attrs.acl, null))
    error_message = "Everyone on the internet can fetch what is here, or everybody with an account of this cloud: the ready-made list lets them in."
  }
}
