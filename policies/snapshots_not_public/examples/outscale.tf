# expect: fail
resource "outscale_snapshot_attributes" "import" {
  snapshot_id = "snap-0a1b2c3d"

  permissions_to_create_volume_additions {
    global_permission = true
  }
}

# expect: pass
resource "outscale_snapshot_attributes" "partner" {
  snapshot_id = "snap-1a1b2c3d"

  permissions_to_create_volume_additions {
    account_ids = ["012345678910"]
  }
}

# expect: fail
resource "outscale_image_launch_permission" "converter" {
  image_id = "ami-0a1b2c3d"

  permission_additions {
    global_permission = true
  }
}

resource "outscale_oos_bucket" "open" {
  name = "labora-open"
  acl  = "public-read"
}

# expect: fail
resource "outscale_snapshot_export_task" "import" {
  snapshot_id = "snap-0a1b2c3d"

  osu_export {
    disk_image_format = "qcow2"
    osu_bucket        = outscale_oos_bucket.open.name
  }
}

resource "outscale_oos_bucket" "exports" {
  name = "labora-exports"
}

resource "outscale_oos_bucket_lifecycle" "exports" {
  bucket = outscale_oos_bucket.exports.name

  rule {
    id     = "expire"
    status = "Enabled"
    filter = { prefix = "" }

    expiration = {
      days = 30
    }
  }
}

# expect: pass
resource "outscale_image_export_task" "converter" {
  image_id = "ami-0a1b2c3d"

  osu_export {
    disk_image_format = "qcow2"
    osu_bucket        = outscale_oos_bucket.exports.name
  }
}
