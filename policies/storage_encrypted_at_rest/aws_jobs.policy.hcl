# Jobs of AWS and what they leave behind: clusters that compute, catalogues, builds, parameters.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  glue_jobs = ["aws_glue_crawler", "aws_glue_dev_endpoint", "aws_glue_job"]

  # Names that end in what only a secret is called; not those that end in its name, its address or its age.
  secret = "(?i)(^|[/_.-])(password|passwd|pwd|passphrase|secret|secret[_-]?key|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)$"

  # With this setting, AWS encrypts the disks of nodes too.
  default_settings = [
    for setting in core::getresources("aws_ebs_encryption_by_default", {}) : setting
    if !core::contains(local.no, core::try(setting.enabled, true))
  ]
}

# -- clusters that compute ---------------------------------------------------------------------------------------------------

# What a configuration that is declared here says has a verdict of its own.
# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
resource_policy "aws_emr_cluster" "compute_cluster" {
  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.security_configuration, null))
      || core::anytrue([for setting in local.default_settings : hclscan::same_provider(attrs, setting)])
    )
    error_message = "The nodes of this cluster keep what they work on unencrypted on their disks: it has no security configuration."
  }
}

resource_policy "aws_emr_security_configuration" "compute_configuration" {
  locals {
    encryption = core::try(core::jsondecode(attrs.configuration).EncryptionConfiguration, {})
  }

  enforce {
    condition     = core::contains(local.yes, core::try(local.encryption.EnableAtRestEncryption, false))
    error_message = "Clusters with this configuration keep what they work on unencrypted."
  }

  enforce {
    condition = (
      !core::contains(local.yes, core::try(local.encryption.EnableAtRestEncryption, false))
      || core::try(local.encryption.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration, null) != null
    )
    error_message = "Clusters with this configuration keep what they work on unencrypted on their disks: it speaks of other storage alone."
  }
}

# -- catalogues and their jobs -----------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
resource_policy "aws_glue_data_catalog_encryption_settings" "catalog" {
  locals {
    settings = core::try(attrs.data_catalog_encryption_settings[0], {})
  }

  enforce {
    condition     = core::try(core::startswith(local.settings.encryption_at_rest[0].catalog_encryption_mode, "SSE-KMS"), false)
    error_message = "The catalogue of this account is not encrypted: it names every table, column and place of the data."
  }

  enforce {
    condition     = core::contains(local.yes, core::try(local.settings.connection_password_encryption[0].return_connection_password_encrypted, false))
    error_message = "Passwords of connections are handed out in plain to everybody who may read the catalogue."
  }
}

# Their results are objects in a bucket, and encrypted as such.
# https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
resource_policy "aws_glue_*" "glue_job" {
  enforcement_level = "advisory"
  filter            = core::contains(local.glue_jobs, meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.security_configuration, null))
    error_message = "Nothing says how bookmarks and temporary files of this job are encrypted: it has no security configuration."
  }
}

resource_policy "aws_glue_security_configuration" "glue_configuration" {
  enforcement_level = "advisory"

  locals {
    encryption = core::try(attrs.encryption_configuration[0], {})
    modes = [
      core::try(local.encryption.cloudwatch_encryption[0].cloudwatch_encryption_mode, "DISABLED"),
      core::try(local.encryption.job_bookmarks_encryption[0].job_bookmarks_encryption_mode, "DISABLED"),
      core::try(local.encryption.s3_encryption[0].s3_encryption_mode, "DISABLED"),
    ]
  }

  enforce {
    condition     = core::alltrue([for mode in local.modes : !core::contains([null, "DISABLED"], mode)])
    error_message = "Jobs with this configuration leave logs, bookmarks or results without encryption of their own: not every mode is set."
  }
}

# -- builds and parameters ---------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
resource_policy "aws_codebuild_project" "build_artifacts" {
  filter = core::try(attrs.artifacts[0].type, null) != "NO_ARTIFACTS"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.artifacts[0].encryption_disabled, false))
    error_message = "Encryption of what this project builds is switched off."
  }
}

resource_policy "aws_codebuild_project" "build_further_artifacts" {
  filter = core::length(core::try(attrs.secondary_artifacts, [])) > 0

  enforce {
    condition = core::alltrue([
      for artifacts in attrs.secondary_artifacts : !core::contains(local.yes, core::try(artifacts.encryption_disabled, false))
    ])
    error_message = "Encryption of a part of what this project builds is switched off."
  }
}

resource_policy "aws_codebuild_project" "build_logs" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.logs_config[0].s3_logs[0].encryption_disabled, false))
    error_message = "Encryption of the logs of this project is switched off, and logs of builds tend to quote secrets."
  }
}

# https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
resource_policy "aws_ssm_parameter" "secret_parameter" {
  filter = core::regex_match(core::try(attrs.name, ""), local.secret)

  enforce {
    condition     = core::try(attrs.type, null) == "SecureString"
    error_message = "This secret is stored as plain text: everybody who may list parameters can read it."
  }
}
