# Migrations of databases with AWS (DMS): tasks, the machine that they run on, and the databases at both ends.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Tags that name the instruction of the controller; case and - _ . : do not matter.
input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

locals {
  yes = [true, "true"]

  tasks = ["aws_dms_replication_task", "aws_dms_replication_config"]

  instruction_keys = [for key in input.instruction_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  # Engines whose connections DMS always encrypts, or for which it has no such setting.
  # https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
  engines_without_tls_setting = [
    "s3", "kinesis", "kafka", "dynamodb", "opensearch", "elasticsearch", "neptune", "redis", "redshift", "redshift-serverless", "timestream",
  ]

  # Targets in which DMS cannot compare records.
  # https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Validating.html
  engines_without_validation = [
    "kinesis", "kafka", "dynamodb", "opensearch", "elasticsearch", "neptune", "redis", "timestream", "docdb", "mongodb", "s3",
  ]
}

# -- replication tasks -------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TableMapping.html
resource_policy "aws_dms_replication_*" "replication_scope" {
  filter = core::contains(local.tasks, meta.type)

  locals {
    mappings = core::jsondecode(attrs.table_mappings)
  }

  enforce {
    condition = core::alltrue([
      for rule in core::try(local.mappings.rules, []) : !(
        rule["rule-type"] == "selection"
        && core::contains(["include", "explicit"], core::try(rule["rule-action"], ""))
        && core::length(core::try(rule.filters, [])) == 0
        && core::regex_match(rule["object-locator"]["schema-name"], "^%+$")
        && core::regex_match(core::try(rule["object-locator"]["table-name"], "%"), "^%+$")
      )
    ])
    error_message = "This task takes every table of every schema: nobody has instructed that all of it be extracted."
  }
}

# https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html
resource_policy "aws_dms_replication_*" "replication_settings" {
  filter = core::contains(local.tasks, meta.type)

  locals {
    text     = core::try(attrs.replication_task_settings, attrs.replication_settings, null)
    settings = local.text == null ? {} : core::jsondecode(local.text)

    # Targets that are declared here and hold no tables, so that there is nothing to compare with.
    incomparable_targets = core::concat(
      core::getresources("aws_dms_s3_endpoint", {}),
      [
        for one in core::getresources("aws_dms_endpoint", {}) : one
        if core::contains(local.engines_without_validation, core::try(one.engine_name, null))
      ],
    )
    is_comparable = !core::anytrue([
      for one in local.incomparable_targets : hclscan::refers_to(core::try(attrs.target_endpoint_arn, null), one)
    ])
  }

  enforce {
    condition     = core::contains(local.yes, core::try(local.settings.Logging.EnableLogging, false))
    error_message = "This task writes no log: which records were moved, and which were not, cannot be shown afterwards."
  }

  enforce {
    condition     = !local.is_comparable || core::contains(local.yes, core::try(local.settings.ValidationSettings.EnableValidation, false))
    error_message = "This task does not compare what arrived with what left: lost or changed records stay unnoticed."
  }
}

resource_policy "aws_dms_replication_*" "replication_instruction" {
  filter = core::contains(local.tasks, meta.type)

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags)
  }

  enforce {
    condition = core::anytrue([
      for key in core::keys(local.tags) :
      core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
    error_message = "This task does not say which instruction of the controller it carries out: no tag names one."
  }
}

# Not written means not public: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
resource_policy "aws_dms_replication_instance" "replication_instance" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.publicly_accessible, false))
    error_message = "The machine through which all records pass has an address on the internet."
  }
}

# https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.VPC.html
resource_policy "aws_dms_replication_instance" "replication_network" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.replication_subnet_group_id, null) != null
    error_message = "The machine through which all records pass stands in the default network, because no subnet group says where it belongs."
  }
}

resource_policy "aws_dms_replication_subnet_group" "replication_subnets" {
  locals {
    subnets = core::getresources("aws_subnet", {})
  }

  enforce {
    condition = !core::anytrue([
      for subnet in local.subnets :
      core::contains(local.yes, core::try(subnet.map_public_ip_on_launch, false)) && core::contains(attrs.subnet_ids, subnet.id)
    ])
    error_message = "Migrations run in a subnet that gives every machine a public address."
  }
}

# Without categories, every event is sent.
# https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html
resource_policy "aws_dms_event_subscription" "replication_events" {
  locals {
    categories = core::try(attrs.event_categories, null)
  }

  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.enabled, true))
    error_message = "Nobody is told how migrations go: this subscription is switched off."
  }

  enforce {
    condition     = local.categories == null ? true : core::length(local.categories) == 0 || core::contains(local.categories, "failure")
    error_message = "Nobody is told when a migration fails: this subscription listens to other events only."
  }
}

# -- endpoints ---------------------------------------------------------------------------------------------------------------

resource_policy "aws_dms_endpoint" "endpoint_tls" {
  filter = !core::contains(local.engines_without_tls_setting, core::try(attrs.engine_name, null))

  enforce {
    condition     = !core::contains([null, "none"], core::try(attrs.ssl_mode, null))
    error_message = "Records travel to or from this database unencrypted: whoever is on the way can read them."
  }
}

# An endpoint without a secret has its password in the configuration, and in the state.
resource_policy "aws_dms_endpoint" "endpoint_credentials" {
  enforce {
    condition = (
      core::try(attrs.secrets_manager_arn, null) != null
      || (core::try(attrs.password, null) == null && core::try(attrs.username, null) == null)
    )
    error_message = "The password of this database is part of the configuration: whoever reads the code or the state has it."
  }
}
