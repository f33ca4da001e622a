# Buckets of Alibaba Cloud write down who fetched what when they are told where to.
# https://www.alibabacloud.com/help/en/oss/user-guide/logging

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  # Buckets that receive such logs need none of their own.
  targets = core::concat(
    [for one in core::getresources("alicloud_oss_bucket", {}) : core::try(one.logging[0].target_bucket, null)],
    [for one in core::getresources("alicloud_oss_bucket_logging", {}) : core::try(one.target_bucket, null)],
  )
}

# In the bucket itself, or beside it.
resource_policy "alicloud_oss_bucket" "alicloud_oss_bucket" {
  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.logging[0].target_bucket, null))
      || core::length(core::getresources("alicloud_oss_bucket_logging", { bucket = attrs.id })) > 0
      || hclscan::refers_to(local.targets, attrs)
    )
    error_message = "Nobody can tell afterwards who fetched files from this bucket: it writes no access log."
  }
}
