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

locals {
  yes = [true, "true"]
}

# Without a trail, AWS shows the last 90 days of each region, to whoever looks in time, and keeps no file.
provider_policy "aws" "trail_exists" {
  # Further configurations of the provider, for other regions or accounts, carry an alias.
  filter = meta.alias == null && !input.audit_trail_managed_elsewhere

  enforce {
    condition = (
      core::length(core::getresources("aws_cloudtrail", {})) > 0
      || core::length(core::getresources("aws_cloudtrail_organization_delegated_admin_account", {})) > 0
    )
    error_message = "No audit trail records who changes what in this account: there is no aws_cloudtrail in the whole configuration."
  }
}

resource_policy "aws_cloudtrail" "cloudtrail" {
  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.enable_logging, true))
    error_message = "This audit trail is switched off: it records nothing."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.is_multi_region_trail, false))
    error_message = "This audit trail covers one region only: what happens in any other leaves no trace."
  }

  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.include_global_service_events, true))
    error_message = "This audit trail leaves out users and permissions (IAM), whose events belong to no region."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_log_file_validation, false))
    error_message = "Nobody would notice if the files of this audit trail were changed afterwards: their validation is off."
  }
}
