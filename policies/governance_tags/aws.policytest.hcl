policytest {
  targets = ["aws.policy.hcl"]
}

locals {
  complete = {
    data-classification = "health"
    data-controller     = "Biolab Nord"
    dpa                 = "DPA-2026-014"
    purpose             = "migration"
    instruction-ref     = "INSTR-2026-031"
    expires-at          = "2027-06-30"
    owner               = "migration-office@example.org"
  }
}

resource "aws_s3_bucket" "complete" {
  attrs = {
    bucket   = "complete"
    tags_all = local.complete
  }
}

# Spellings differ from team to team.
resource "aws_db_instance" "spelt_differently" {
  attrs = {
    identifier = "spelt-differently"
    tags_all = {
      DataClassification     = "health"
      data_controller        = "Biolab Nord"
      "processing.agreement" = "DPA-2026-014"
      Purpose                = "migration"
      "Instruction"          = "INSTR-2026-031"
      TTL                    = "90d"
      "data:owner"           = "migration-office"
      Name                   = "records"
    }
  }
}

# Tags of the provider are not merged in where only the resource is known.
resource "aws_ebs_volume" "own_tags" {
  attrs = {
    tags = local.complete
  }
}

resource "aws_efs_file_system" "untagged" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}

resource "aws_dynamodb_table" "null_tags" {
  expect_failure = true
  attrs = {
    name = "results"
    tags = null
  }
}

resource "aws_s3_bucket" "without_agreement" {
  expect_failure = true
  attrs = {
    bucket   = "without-agreement"
    tags_all = { for key, value in local.complete : key => value if key != "dpa" }
  }
}

resource "aws_s3_bucket" "empty_purpose" {
  expect_failure = true
  attrs = {
    bucket   = "empty-purpose"
    tags_all = core::merge(local.complete, { purpose = " " })
  }
}

# A key that merely begins like one of them is another key.
resource "aws_sqs_queue" "similar_key" {
  expect_failure = true
  attrs = {
    name     = "deliveries"
    tags_all = core::merge({ for key, value in local.complete : key => value if key != "owner" }, { ownership = "shared" })
  }
}

# It holds no data.
resource "aws_iam_role" "no_data_store" {
  attrs = {
    name = "reader"
  }
}
