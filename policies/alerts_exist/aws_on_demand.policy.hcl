# What an organization may ask for beyond an alarm for each workload. Off unless an input switches it on: such services often belong
# to another account.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "require_guardduty" {
  type        = bool
  default     = false
  description = "Whether each root module that configures the provider has to set up GuardDuty."
}

input "require_securityhub" {
  type        = bool
  default     = false
  description = "Whether each root module that configures the provider has to set up Security Hub."
}

input "require_macie" {
  type        = bool
  default     = false
  description = "Whether each root module that configures the provider has to set up Macie."
}

input "require_alarm_on_silence" {
  type        = bool
  default     = false
  description = "Whether alarms on too little have to take missing figures for too little."
}

# Further configurations of the provider, for other regions or accounts, carry an alias.
provider_policy "aws" "guardduty_exists" {
  filter = meta.alias == null && input.require_guardduty

  enforce {
    condition     = core::length(core::getresources("aws_guardduty_detector", {})) > 0
    error_message = "Nobody watches this account for stolen keys and for data that are carried off: there is no aws_guardduty_detector."
  }
}

provider_policy "aws" "securityhub_exists" {
  filter = meta.alias == null && input.require_securityhub

  enforce {
    condition     = core::length(core::getresources("aws_securityhub_account", {})) > 0
    error_message = "Findings on this account come together nowhere: there is no aws_securityhub_account."
  }
}

provider_policy "aws" "macie_exists" {
  filter = meta.alias == null && input.require_macie

  enforce {
    condition     = core::length(core::getresources("aws_macie2_account", {})) > 0
    error_message = "Nobody looks for personal data in the buckets of this account: there is no aws_macie2_account."
  }
}

# A job that no longer runs sends no figure at all.
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
resource_policy "aws_cloudwatch_metric_alarm" "silence" {
  enforcement_level = "advisory"

  filter = input.require_alarm_on_silence && core::contains(
    ["LessThanThreshold", "LessThanOrEqualToThreshold"], core::try(attrs.comparison_operator, null)
  )

  enforce {
    condition     = core::try(attrs.treat_missing_data, null) == "breaching"
    error_message = "This alarm stays silent when what it watches says nothing any more: missing figures count as none at all."
  }
}
