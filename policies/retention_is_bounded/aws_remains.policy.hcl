# What is left behind on AWS when nobody deletes it: disks of servers that are gone, clusters that wait for the next job, images,
# copies that no longer have an original.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # "Expires_At" and "expires-at" are the same key: the words of a key, in small letters, joined by dashes.
  expiry_tags = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  servers = ["aws_instance", "aws_spot_instance_request"]

  # The first disk of a server, under the names that images give it. It goes with the server unless somebody says otherwise.
  # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
  root_devices = ["/dev/sda1", "/dev/xvda"]

  # What keeps its records until somebody deletes it, and has no setting that does so.
  until_deleted = ["aws_opensearch_domain", "aws_workspaces_workspace"]
}

# -- disks -------------------------------------------------------------------------------------------------------------------

resource_policy "aws_ebs_volume" "disk_final_snapshot" {
  enforcement_level = "advisory"
  filter            = hclscan::environment() != "production"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.final_snapshot, false))
    error_message = "Deleting this disk leaves a snapshot of all its files behind, and nothing ever deletes that one."
  }
}

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/preserving-volumes-on-termination.html
resource_policy "aws_*" "server_disk" {
  enforcement_level = "advisory"
  filter            = core::contains(local.servers, meta.type) && hclscan::environment() != "production"

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.root_block_device[0].delete_on_termination, true))
    error_message = "The first disk of this server outlives it: files stay on a disk that belongs to nothing, and nobody looks there."
  }
}

resource_policy "aws_*" "server_data_disk" {
  enforcement_level = "advisory"
  filter            = core::contains(local.servers, meta.type) && hclscan::environment() != "production"

  enforce {
    condition = core::alltrue([
      for disk in core::try(attrs.ebs_block_device, []) : !core::contains(local.no, core::try(disk.delete_on_termination, true))
    ])
    error_message = "A disk of this server outlives it: files stay on a disk that belongs to nothing, and nobody looks there."
  }
}

# Further disks of a template stay unless it says that they go. That is the default of the EC2 API, not of aws_instance.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateEbsBlockDeviceRequest.html
resource_policy "aws_launch_template" "template_disk" {
  enforcement_level = "advisory"
  filter            = hclscan::environment() != "production"

  enforce {
    condition = core::alltrue([
      for disk in core::try(attrs.block_device_mappings, []) : (
        core::contains(local.root_devices, core::try(disk.device_name, null))
        ? !core::contains(local.no, core::try(disk.ebs[0].delete_on_termination, true))
        : core::contains(local.yes, core::try(disk.ebs[0].delete_on_termination, false))
      )
      if core::length(core::try(disk.ebs, [])) > 0
    ])
    error_message = "Disks of servers made from this template outlive them: files stay on disks that belong to nothing, and nobody looks there."
  }
}

# -- clusters and jobs -------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html
resource_policy "aws_emr_cluster" "emr_cluster" {
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::length(core::try(attrs.auto_termination_policy, [])) > 0
      || core::contains(local.no, core::try(attrs.keep_job_flow_alive_when_no_steps, true))
    )
    error_message = "This cluster stays when its work is done, with everything that its jobs have written to its disks."
  }
}

# A single transfer has nothing to repeat.
# https://docs.aws.amazon.com/datasync/latest/userguide/configure-metadata.html
resource_policy "aws_datasync_task" "transfer_keeps_deleted" {
  enforcement_level = "advisory"
  filter            = core::length(core::try(attrs.schedule, [])) > 0

  enforce {
    condition     = core::try(attrs.options[0].preserve_deleted_files, null) == "REMOVE"
    error_message = "What is deleted at the source stays at the destination for ever: this transfer is repeated, and only ever adds."
  }
}

# -- images ------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
resource_policy "aws_ecr_repository" "image_repository" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for one in core::getresources("aws_ecr_lifecycle_policy", { repository = core::try(attrs.name, null) }) :
      core::try(core::anytrue([for rule in core::jsondecode(one.policy).rules : rule.action.type == "expire"]), true)
    ])
    error_message = "Images are kept in this repository for ever, with whatever data was built into them."
  }
}

# -- until somebody deletes it -------------------------------------------------------------------------------------------------

resource_policy "aws_*" "expiry_tag" {
  enforcement_level = "advisory"
  filter            = local.is_passing && core::contains(local.until_deleted, meta.type)

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags, null)
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing deletes what is kept here, and no tag such as ${input.expiry_tags[0]} says until when it may exist."
  }
}
