policytest {
  targets = ["aws_remains.policy.hcl"]
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource "aws_ebs_volume" "copied_once_more" {
  expect_failure = true
  attrs = {
    availability_zone = "eu-west-3a"
    final_snapshot    = true
  }
}

resource "aws_ebs_volume" "gone" {
  attrs = {
    availability_zone = "eu-west-3a"
  }
}

resource "aws_ebs_volume" "production" {
  meta = { environment = "production" }
  attrs = {
    availability_zone = "eu-west-3a"
    final_snapshot    = true
  }
}

resource "aws_instance" "default" {
  attrs = {
    ami               = "ami-1"
    root_block_device = [{ encrypted = true }]
    ebs_block_device  = [{ device_name = "/dev/sdf" }]
  }
}

resource "aws_instance" "keeps_root" {
  expect_failure = true
  attrs = {
    ami               = "ami-1"
    root_block_device = [{ delete_on_termination = false }]
  }
}

resource "aws_spot_instance_request" "keeps_data" {
  expect_failure = true
  attrs = {
    ami              = "ami-1"
    ebs_block_device = [{ device_name = "/dev/sdf", delete_on_termination = true }, { device_name = "/dev/sdg", delete_on_termination = "false" }]
  }
}

resource "aws_launch_template" "root_by_default" {
  attrs = {
    name                  = "web"
    block_device_mappings = [{ device_name = "/dev/xvda", ebs = [{ volume_size = 20 }] }, { device_name = "/dev/sdz", no_device = "true" }]
  }
}

resource "aws_launch_template" "data_by_default" {
  expect_failure = true
  attrs = {
    name                  = "web"
    block_device_mappings = [{ device_name = "/dev/sdf", ebs = [{ volume_size = 100 }] }]
  }
}

resource "aws_launch_template" "data_goes" {
  attrs = {
    name                  = "web"
    block_device_mappings = [{ device_name = "/dev/sdf", ebs = [{ volume_size = 100, delete_on_termination = "true" }] }]
  }
}

resource "aws_launch_template" "keeps_root" {
  expect_failure = true
  attrs = {
    name                  = "web"
    block_device_mappings = [{ device_name = "/dev/sda1", ebs = [{ delete_on_termination = "false" }] }]
  }
}

# -- clusters and jobs -------------------------------------------------------------------------------------------------------

resource "aws_emr_cluster" "waits" {
  expect_failure = true
  attrs = {
    name = "convert"
  }
}

resource "aws_emr_cluster" "ends" {
  attrs = {
    name                    = "convert"
    auto_termination_policy = [{ idle_timeout = 3600 }]
  }
}

resource "aws_emr_cluster" "ends_with_its_steps" {
  attrs = {
    name                              = "convert"
    keep_job_flow_alive_when_no_steps = false
  }
}

resource "aws_datasync_task" "only_adds" {
  expect_failure = true
  attrs = {
    name     = "scans"
    schedule = [{ schedule_expression = "cron(0 3 * * ? *)" }]
  }
}

resource "aws_datasync_task" "mirrors" {
  attrs = {
    name     = "scans"
    schedule = [{ schedule_expression = "cron(0 3 * * ? *)" }]
    options  = [{ preserve_deleted_files = "REMOVE" }]
  }
}

resource "aws_datasync_task" "once" {
  attrs = {
    name = "scans"
  }
}

# -- images ------------------------------------------------------------------------------------------------------------------

resource "aws_ecr_repository" "for_ever" {
  expect_failure = true
  attrs = {
    name = "import"
  }
}

resource "aws_ecr_repository" "a_month" {
  attrs = {
    name = "portal"
  }
}

resource "aws_ecr_lifecycle_policy" "portal" {
  attrs = {
    repository = "portal"
    policy     = "{\"rules\": [{\"rulePriority\": 1, \"action\": {\"type\": \"expire\"}}]}"
  }
}

# Moving images to an archive keeps them.
resource "aws_ecr_repository" "archived" {
  expect_failure = true
  attrs = {
    name = "convert"
  }
}

resource "aws_ecr_lifecycle_policy" "convert" {
  attrs = {
    repository = "convert"
    policy     = "{\"rules\": [{\"rulePriority\": 1, \"action\": {\"type\": \"transition\"}}]}"
  }
}

# -- until somebody deletes it -------------------------------------------------------------------------------------------------

resource "aws_opensearch_domain" "staging" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    domain_name = "results"
  }
}

resource "aws_workspaces_workspace" "staging" {
  meta = { environment = "staging" }
  attrs = {
    user_name = "jeanne.morel"
    tags      = { expires-at = "2027-06-30" }
  }
}

resource "aws_opensearch_domain" "production" {
  meta = { environment = "production" }
  attrs = {
    domain_name = "results"
  }
}
