# Keys of one's own in Alibaba Cloud.
# https://www.alibabacloud.com/help/en/kms/key-management-service/user-guide/integrate-kms-with-alibaba-cloud-services

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  nothing = [null, ""]
}

# A key does nothing for a disk that is not encrypted.
resource_policy "alicloud_*disk" "alicloud_disk" {
  filter = core::contains(["alicloud_disk", "alicloud_ecs_disk"], meta.type)

  enforce {
    condition     = core::contains([true, "true"], core::try(attrs.encrypted, null)) && !core::contains(local.nothing, core::try(attrs.kms_key_id, null))
    error_message = "This disk is under a key of Alibaba Cloud, or under none: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# In the bucket itself, or beside it.
resource_policy "alicloud_oss_bucket" "alicloud_oss_bucket" {
  enforce {
    condition = !core::contains(local.nothing, core::try(attrs.server_side_encryption_rule[0].kms_master_key_id, null)) || core::anytrue([
      for one in core::getresources("alicloud_oss_bucket_server_side_encryption", { bucket = attrs.id }) :
      !core::contains(local.nothing, core::try(one.kms_master_key_id, null))
    ])
    error_message = "Files of this bucket are under a key of Alibaba Cloud, or under none: it can neither be withdrawn nor watched by those who answer for the data."
  }
}
