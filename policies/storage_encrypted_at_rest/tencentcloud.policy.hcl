# Disks of Tencent Cloud are plain until somebody says otherwise when they are made.
# https://www.tencentcloud.com/document/product/362/47388

policy {
  required_providers {
    tencentcloud = { source = "tencentcloudstack/tencentcloud" }
  }
}

locals {
  yes = [true, "true"]
}

# A disk that is made from a snapshot is encrypted when the snapshot is.
resource_policy "tencentcloud_cbs_storage*" "tencentcloud_cbs_storage" {
  filter = core::contains(["tencentcloud_cbs_storage", "tencentcloud_cbs_storage_set"], meta.type)

  enforce {
    condition = core::contains(local.yes, core::try(attrs.encrypt, null)) || (
      core::contains([null, ""], core::try(attrs.snapshot_id, null))
      ? false
      : core::getdatasource("tencentcloud_cbs_snapshots", { snapshot_id = attrs.snapshot_id }).snapshot_list[0].encrypt
    )
    error_message = "This disk is not encrypted: whoever obtains it, a snapshot or a copy of it can read every file."
  }
}

resource_policy "tencentcloud_instance" "tencentcloud_instance" {
  enforce {
    condition = core::alltrue([
      for disk in core::try(attrs.data_disks, []) :
      core::contains(local.yes, core::try(disk.encrypt, null)) || !core::contains([null, ""], core::try(disk.data_disk_snapshot_id, null))
    ])
    error_message = "A disk of this machine is not encrypted: whoever obtains it, a snapshot or a copy of it can read every file."
  }
}
