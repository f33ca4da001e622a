# Buckets of Alibaba Cloud are private until a list or a policy says otherwise. The block on public access makes both powerless.
# https://www.alibabacloud.com/help/en/oss/user-guide/overview-32

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  yes = [true, "true"]

  public = ["public-read", "public-read-write"]
}

# The list stands in the bucket itself, or beside it.
resource_policy "alicloud_oss_bucket" "alicloud_oss_bucket" {
  locals {
    blocked = core::anytrue([
      for one in core::getresources("alicloud_oss_bucket_public_access_block", { bucket = attrs.id }) :
      core::contains(local.yes, core::try(one.block_public_access, null))
    ])
    lists = [for one in core::getresources("alicloud_oss_bucket_acl", { bucket = attrs.id }) : core::try(one.acl, null)]
  }

  enforce {
    condition = local.blocked || (
      !core::contains(local.public, core::try(attrs.acl, null))
      && !core::anytrue([for list in local.lists : core::contains(local.public, list)])
    )
    error_message = "Everyone on the internet can fetch the files of this bucket: its list lets them in without any permission."
  }
}

resource_policy "alicloud_oss_bucket_object" "alicloud_oss_object" {
  enforce {
    condition     = !core::contains(local.public, core::try(attrs.acl, null))
    error_message = "Everyone on the internet can fetch this file: its list lets them in without any permission."
  }
}
