policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_db_snapshot" "not_shared" {
  attrs = { db_instance_identifier = "portal", db_snapshot_identifier = "before-migration" }
}

resource "aws_db_snapshot" "shared_with_an_account" {
  attrs = {
    db_instance_identifier = "portal"
    db_snapshot_identifier = "before-migration"
    shared_accounts        = ["111122223333"]
  }
}

resource "aws_db_snapshot" "not_given" {
  attrs = { db_instance_identifier = "portal", db_snapshot_identifier = "before-migration", shared_accounts = null }
}

resource "aws_db_snapshot" "public" {
  expect_failure = true
  attrs = {
    db_instance_identifier = "portal"
    db_snapshot_identifier = "before-migration"
    shared_accounts        = ["111122223333", "all"]
  }
}

resource "aws_db_snapshot_copy" "public" {
  expect_failure = true
  attrs          = { target_db_snapshot_identifier = "copy", shared_accounts = ["all"] }
}

resource "aws_db_cluster_snapshot" "public" {
  expect_failure = true
  attrs          = { db_cluster_identifier = "results", db_cluster_snapshot_identifier = "copy", shared_accounts = ["all"] }
}

resource "aws_rds_cluster_snapshot_copy" "public" {
  expect_failure = true
  attrs          = { target_db_cluster_snapshot_identifier = "copy", shared_accounts = ["all"] }
}

resource "aws_ami_launch_permission" "for_everyone" {
  expect_failure = true
  attrs          = { image_id = "ami-0123456789abcdef0", group = "all" }
}

resource "aws_ami_launch_permission" "for_an_account" {
  attrs = { image_id = "ami-0123456789abcdef0", account_id = "111122223333" }
}

resource "aws_imagebuilder_distribution_configuration" "for_everyone" {
  expect_failure = true
  attrs = {
    name = "images"
    distribution = [
      { region = "eu-west-3", ami_distribution_configuration = [{ launch_permission = [{ user_ids = ["111122223333"] }] }] },
      { region = "eu-west-1", ami_distribution_configuration = [{ launch_permission = [{ user_groups = ["all"] }] }] },
    ]
  }
}

resource "aws_imagebuilder_distribution_configuration" "for_an_account" {
  attrs = {
    name = "images"
    distribution = [
      { region = "eu-west-3", ami_distribution_configuration = [{ launch_permission = [{ user_ids = ["111122223333"] }] }] },
      { region = "eu-west-1", ami_distribution_configuration = [{ name = "image" }] },
      { region = "eu-west-2", container_distribution_configuration = [{}] },
    ]
  }
}

resource "aws_snapshot_create_volume_permission" "for_everyone" {
  expect_failure = true
  attrs          = { snapshot_id = "snap-0123456789abcdef0", account_id = "all" }
}

resource "aws_snapshot_create_volume_permission" "for_an_account" {
  attrs = { snapshot_id = "snap-0123456789abcdef0", account_id = "111122223333" }
}

resource "aws_ebs_snapshot_block_public_access" "off" {
  expect_failure = true
  attrs          = { state = "unblocked" }
}

resource "aws_ebs_snapshot_block_public_access" "on" {
  attrs = { state = "block-all-sharing" }
}

resource "aws_ec2_image_block_public_access" "off" {
  expect_failure = true
  attrs          = { state = "unblocked" }
}

resource "aws_ec2_image_block_public_access" "on" {
  attrs = { state = "block-new-sharing" }
}

resource "aws_lambda_layer_version_permission" "for_everyone" {
  expect_failure = true
  attrs          = { layer_name = "convert", version_number = 1, principal = "*" }
}

resource "aws_lambda_layer_version_permission" "for_our_organization" {
  attrs = { layer_name = "convert", version_number = 1, principal = "*", organization_id = "o-1234567890" }
}

resource "aws_lambda_layer_version_permission" "for_an_account" {
  attrs = { layer_name = "convert", version_number = 1, principal = "111122223333" }
}

resource "aws_ssm_document" "private" {
  attrs = { name = "collect", document_type = "Command", content = "{}" }
}

resource "aws_ssm_document" "for_everyone" {
  expect_failure = true
  attrs          = { name = "collect", document_type = "Command", permissions = { type = "Share", account_ids = "all" } }
}

resource "aws_ssm_document" "for_an_account" {
  attrs = { name = "collect", document_type = "Command", permissions = { type = "Share", account_ids = "111122223333" } }
}
