# Snapshots and images of Outscale belong to one account. A global permission makes them everybody's, and an export puts a copy into a bucket.
# https://docs.outscale.com/en/userguide/About-Snapshots.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

locals {
  yes = [true, "true"]

  exports     = ["outscale_image_export_task", "outscale_snapshot_export_task"]
  public_acls = ["public-read", "public-read-write", "authenticated-read"]

  # Buckets that are open, through the provider of Outscale or that of Amazon.
  open_buckets = core::concat(
    [for one in core::getresources("outscale_oos_bucket", {}) : one.name if core::contains(local.public_acls, core::try(one.acl, null))],
    [for one in core::getresources("aws_s3_bucket", {}) : one.bucket if core::contains(local.public_acls, core::try(one.acl, null))],
    [for one in core::getresources("aws_s3_bucket_acl", {}) : one.bucket if core::contains(local.public_acls, core::try(one.acl, null))],
  )
}

resource_policy "outscale_snapshot_attributes" "outscale_snapshot" {
  enforce {
    condition = !core::anytrue([
      for one in core::try(attrs.permissions_to_create_volume_additions, []) : core::contains(local.yes, core::try(one.global_permission, false))
    ])
    error_message = "Every customer of Outscale can make a volume from this snapshot and read every file on it, for good."
  }
}

resource_policy "outscale_image_launch_permission" "outscale_image" {
  enforce {
    condition = !core::anytrue([
      for one in core::try(attrs.permission_additions, []) : core::contains(local.yes, core::try(one.global_permission, false))
    ])
    error_message = "Every customer of Outscale can start a machine from this image and read the files on its disk."
  }
}

resource_policy "outscale_*_export_task" "outscale_export" {
  filter = core::contains(local.exports, meta.type)

  enforce {
    condition     = !core::contains(local.open_buckets, core::try(attrs.osu_export[0].osu_bucket, null))
    error_message = "A whole disk is copied into a bucket that is open to everyone."
  }
}

# A copy in a bucket outlives the disk, and the rules of snapshots no longer hold for it.
resource_policy "outscale_*_export_task" "outscale_export_review" {
  enforcement_level = "advisory"

  filter = core::contains(local.exports, meta.type) && hclscan::environment() != "production"

  enforce {
    condition = (
      core::length(core::getresources("outscale_oos_bucket_lifecycle", { bucket = core::try(attrs.osu_export[0].osu_bucket, null) })) > 0
      || core::length(core::getresources("aws_s3_bucket_lifecycle_configuration", { bucket = core::try(attrs.osu_export[0].osu_bucket, null) })) > 0
    )
    error_message = "A whole disk is copied into a bucket, and nothing here says when that copy goes."
  }
}
