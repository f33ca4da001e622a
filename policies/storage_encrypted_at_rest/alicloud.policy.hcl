# Disks and databases of Alibaba Cloud are plain until somebody says otherwise.
# https://www.alibabacloud.com/help/en/ecs/user-guide/encryption-overview

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  nothing = [null, ""]
}

# -- disks -------------------------------------------------------------------------------------------------------------------

# A disk that is made from an encrypted snapshot is encrypted whatever is written.
resource_policy "alicloud_*disk" "alicloud_disk" {
  filter = core::contains(["alicloud_disk", "alicloud_ecs_disk"], meta.type)

  enforce {
    condition = core::contains(local.yes, core::try(attrs.encrypted, null)) || (
      core::contains(local.nothing, core::try(attrs.snapshot_id, null))
      ? false
      : core::getdatasource("alicloud_ecs_snapshots", { ids = [attrs.snapshot_id] }).snapshots[0].encrypted
    )
    error_message = "This disk is not encrypted: whoever obtains it, a snapshot or a copy of it can read every file."
  }
}

resource_policy "alicloud_ecs_launch_template" "alicloud_launch_template" {
  enforce {
    condition = !core::contains(local.no, core::try(attrs.system_disk[0].encrypted, null)) && core::alltrue([
      for disk in core::try(attrs.data_disks, []) :
      core::contains(local.yes, core::try(disk.encrypted, null)) || !core::contains(local.nothing, core::try(disk.snapshot_id, null))
    ])
    error_message = "Machines that are made from this template get disks that are not encrypted: whoever obtains a snapshot of one can read every file."
  }
}

resource_policy "alicloud_instance" "alicloud_instance" {
  enforce {
    condition = !core::contains(local.no, core::try(attrs.system_disk_encrypted, null)) && core::alltrue([
      for disk in core::try(attrs.data_disks, []) :
      core::contains(local.yes, core::try(disk.encrypted, null)) || !core::contains(local.nothing, core::try(disk.snapshot_id, null))
    ])
    error_message = "A disk of this machine is not encrypted: whoever obtains it, a snapshot or a copy of it can read every file."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# The engine encrypts its files, or the disk below is encrypted. MariaDB knows only the latter.
# https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-mysql/configure-tde
resource_policy "alicloud_db_instance" "alicloud_db_instance" {
  enforce {
    condition = (
      core::try(core::lower(attrs.tde_status), "") == "enabled"
      || !core::contains(local.nothing, core::try(attrs.encryption_key, null))
    )
    error_message = "This database stores its records unencrypted: whoever obtains its files or a backup can read all of them."
  }
}

resource_policy "alicloud_mongodb_*instance" "alicloud_mongodb_instance" {
  filter = core::contains(["alicloud_mongodb_instance", "alicloud_mongodb_sharding_instance"], meta.type)

  enforce {
    condition = (
      core::try(core::lower(attrs.tde_status), "") == "enabled"
      || core::contains(local.yes, core::try(attrs.encrypted, null))
      || !core::contains(local.nothing, core::try(attrs.cloud_disk_encryption_key, null))
    )
    error_message = "This database stores its documents unencrypted: whoever obtains its files or a backup can read all of them."
  }
}
