# expect: pass
resource "aws_db_snapshot" "not_shared" {
  db_instance_identifier = "portal"
  db_snapshot_identifier = "before-migration"
}

# expect: fail HCL_PUB_005
resource "aws_db_snapshot" "public" {
  db_instance_identifier = "portal"
  db_snapshot_identifier = "before-migration-public"
  shared_accounts        = ["all"]
}

# expect: pass
resource "aws_rds_cluster_snapshot_copy" "for_the_laboratory" {
  source_db_cluster_snapshot_identifier = "arn:aws:rds:eu-west-3:111122223333:cluster-snapshot:results"
  target_db_cluster_snapshot_identifier = "results-copy"
  shared_accounts                       = ["444455556666"]
}

# expect: fail HCL_PUB_005
resource "aws_snapshot_create_volume_permission" "for_everyone" {
  snapshot_id = "snap-0123456789abcdef0"
  account_id  = "all"
}

# expect: fail HCL_PUB_005
resource "aws_ebs_snapshot_block_public_access" "off" {
  state = "unblocked"
}

# expect: pass
resource "aws_ec2_image_block_public_access" "on" {
  state = "block-new-sharing"
}
