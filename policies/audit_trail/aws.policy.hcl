# The audit trail of an AWS account, once for each root module.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "audit_trail_managed_elsewhere" {
  type        = bool
  default     = false
  description = "Whether a trail of the organization, set up outside of this configuration, covers the account."
}

input "require_access_analyzer" {
  type        = bool
  default     = false
  description = "Whether each root module that configures the provider has to set up IAM Access Analyzer."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Trails that are on and cover all regions: beside one of these, a further trail may look at less.
  whole_trails = [
    for trail in core::getresources("aws_cloudtrail", {}) : trail
    if core::contains(local.yes, core::try(trail.is_multi_region_trail, false)) && !core::contains(local.no, core::try(trail.enable_logging, true))
  ]
}

# Without a trail, AWS shows the last 90 days of each region, to whoever looks in time, and keeps no file.
provider_policy "aws" "trail_exists" {
  # Further configurations of the provider, for other regions or accounts, carry an alias.
  filter = meta.alias == null && !input.audit_trail_managed_elsewhere && !local.is_store_of_others

  # Stores that speak the protocol of S3 are reached through this provider too: behind them is no account of Amazon.
  # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints
  locals {
    endpoint = core::try(attrs.endpoints[0].s3, attrs.endpoints[0].s3api, "")
    is_store_of_others = (
      core::contains(local.yes, core::try(attrs.skip_requesting_account_id, false))
      && !core::contains([null, ""], local.endpoint) && !core::regex_match(local.endpoint, "[.]amazonaws[.](com|eu)|[.]api[.]aws")
    )
  }

  enforce {
    condition = (
      core::length(core::getresources("aws_cloudtrail", {})) > 0
      || core::length(core::getresources("aws_cloudtrail_organization_delegated_admin_account", {})) > 0
    )
    error_message = "No audit trail records who changes what in this account: there is no aws_cloudtrail in the whole configuration."
  }
}

resource_policy "aws_cloudtrail" "cloudtrail" {
  locals {
    others = [for trail in local.whole_trails : trail if hclscan::same_provider(attrs, trail)]
  }

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.enable_logging, true))
    error_message = "This audit trail is switched off: it records nothing."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_multi_region_trail, false)) || core::length(local.others) > 0
    error_message = "This audit trail covers one region only: what happens in any other leaves no trace."
  }

  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.include_global_service_events, true))
      || core::anytrue([for trail in local.others : !core::contains(local.no, core::try(trail.include_global_service_events, true))])
    )
    error_message = "This audit trail leaves out users and permissions (IAM), whose events belong to no region."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_log_file_validation, false))
    error_message = "Nobody would notice if the files of this audit trail were changed afterwards: their validation is off."
  }
}

# Central trails and their delegation need it.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
resource_policy "aws_organizations_organization" "organization" {
  enforcement_level = "advisory"
  filter            = !input.audit_trail_managed_elsewhere

  enforce {
    condition     = core::try(core::contains(attrs.aws_service_access_principals, "cloudtrail.amazonaws.com"), false)
    error_message = "No trail of the whole organization is possible: a member account can go without one, and nobody would notice."
  }
}

# Tells who outside of the account may do what. It belongs to the account, often to another configuration: asked for on demand.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
provider_policy "aws" "access_analyzer_exists" {
  filter = meta.alias == null && input.require_access_analyzer

  enforce {
    condition     = core::length(core::getresources("aws_accessanalyzer_analyzer", {})) > 0
    error_message = "Nobody is told when something in this account becomes accessible from outside: there is no aws_accessanalyzer_analyzer."
  }
}

# -- what was changed ----------------------------------------------------------------------------------------------------------

# AWS Config keeps what a setting was before, and when it changed.
# https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
resource_policy "aws_config_configuration_recorder" "config_recorder" {
  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.recording_group[0].all_supported, true))
      || core::length(core::try(attrs.recording_group[0].exclusion_by_resource_types, [])) > 0
    )
    error_message = "Changes of most settings leave no trace: this recorder looks at some types of resources only."
  }
}

# A recorder is made at rest.
resource_policy "aws_config_configuration_recorder" "config_recorder_at_rest" {
  enforce {
    condition     = core::length(hclscan::referrers(attrs, "aws_config_configuration_recorder_status")) > 0
    error_message = "Changes of settings leave no trace: nothing starts this recorder."
  }
}

resource_policy "aws_config_configuration_recorder_status" "config_recorder_status" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_enabled, false))
    error_message = "Changes of settings leave no trace: the recorder is switched off."
  }
}

# -- clusters and sessions -----------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
resource_policy "aws_eks_cluster" "eks_cluster" {
  locals {
    written = core::try(attrs.enabled_cluster_log_types, null) == null ? [] : attrs.enabled_cluster_log_types
  }

  enforce {
    condition     = core::contains(local.written, "audit") && core::contains(local.written, "authenticator")
    error_message = "Nobody can tell who signed in to this cluster and what they changed or read there: its audit and authenticator logs are not both on."
  }
}

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
resource_policy "aws_ecs_cluster" "ecs_sessions" {
  enforce {
    condition     = core::try(attrs.configuration[0].execute_command_configuration[0].logging, null) != "NONE"
    error_message = "What people type into containers of this cluster leaves no trace: the log of such sessions is switched off."
  }
}

# Tunnels to a port have nothing to record.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
resource_policy "aws_ssm_document" "server_sessions" {
  filter = core::try(attrs.document_type, null) == "Session" && core::try(local.content.sessionType, null) != "Port"

  locals {
    content = core::try(core::jsondecode(attrs.content), core::yamldecode(attrs.content), {})
  }

  enforce {
    condition = (
      !core::contains([null, ""], core::try(local.content.inputs.s3BucketName, null))
      || !core::contains([null, ""], core::try(local.content.inputs.cloudWatchLogGroupName, null))
    )
    error_message = "What people type on servers leaves no trace: these sessions are written to no bucket and no log group."
  }
}
