# How people sign in to AWS, and to what runs there: a second factor, passwords that hold, names of their own.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "require_mfa_delete" {
  type        = bool
  default     = false
  description = "Whether versions of files may only be deleted with a second factor. Terraform cannot switch it on: the root user has to."
}

locals {
  yes = [true, "true"]

  mfa_keys = ["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"]

  # Permissions that depend on the second factor: ...
  mfa_documents = [
    for one in core::concat(
      core::getresources("aws_iam_group_policy", {}),
      core::getresources("aws_iam_policy", {}),
      core::getresources("aws_iam_user_policy", {}),
    ) : one
    if core::try(core::anytrue([
      for statement in core::flatten([core::jsondecode(one.policy).Statement]) :
      core::anytrue([for key in local.mfa_keys : core::contains_substring(core::jsonencode(core::try(statement.Condition, {})), key)])
    ]), false)
  ]
  mfa_policies = [for one in local.mfa_documents : core::try(one.arn, null)]

  # ... those that say so in their name are declared elsewhere, ...
  mfa_policy_name = "(?i)mfa|multi-?factor"

  # ... and who has them, directly or through a group.
  mfa_users = core::concat(
    [for one in local.mfa_documents : core::try(one.user, null)],
    [
      for one in core::getresources("aws_iam_user_policy_attachment", {}) : core::try(one.user, null)
      if core::contains(local.mfa_policies, core::try(one.policy_arn, "")) || (
        core::length(core::getresources("aws_iam_policy", { arn = core::try(one.policy_arn, "") })) == 0
        && core::regex_match(core::try(one.policy_arn, ""), local.mfa_policy_name)
      )
    ],
  )
  mfa_groups = core::concat(
    [for one in local.mfa_documents : core::try(one.group, null)],
    [
      for one in core::getresources("aws_iam_group_policy_attachment", {}) : core::try(one.group, null)
      if core::contains(local.mfa_policies, core::try(one.policy_arn, "")) || (
        core::length(core::getresources("aws_iam_policy", { arn = core::try(one.policy_arn, "") })) == 0
        && core::regex_match(core::try(one.policy_arn, ""), local.mfa_policy_name)
      )
    ],
  )

  # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
  engines_with_personal_login = ["aurora", "aurora-mysql", "aurora-postgresql", "mariadb", "mysql", "postgres"]
}

# -- console and roles of AWS ------------------------------------------------------------------------------------------------

# AWS asks for a second factor only where a permission depends on it. People of a directory have it there.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
resource_policy "aws_iam_user_login_profile" "console_login" {
  locals {
    name = core::try(attrs.user, "")
    groups = core::concat(
      [for one in core::getresources("aws_iam_group_membership", {}) : core::try(one.group, null) if core::contains(core::try(one.users, []), local.name)],
      [for one in core::getresources("aws_iam_user_group_membership", { user = local.name }) : core::try(one.groups, [])]...
    )
  }

  enforce {
    condition = (
      core::contains(local.mfa_users, local.name)
      || core::anytrue([for group in local.groups : core::contains(local.mfa_groups, group)])
      # What a group from elsewhere may do cannot be seen from here.
      || core::anytrue([
        for group in local.groups :
        core::length(core::getresources("aws_iam_group", { name = group })) == 0
        && core::length(core::getdatasource("aws_iam_group", { group_name = group }).arn) == 0
      ])
    )
    error_message = "A password is enough to pass for this person: nothing they may do depends on a second factor."
  }
}

# Roles that people take: a whole account or single users are let in. Another company's program proves itself by an external id.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
resource_policy "aws_iam_role" "role_for_people" {
  enforcement_level = "advisory"

  locals {
    statements = core::try(core::flatten([core::jsondecode(attrs.assume_role_policy).Statement]), [])
    open = [
      for one in local.statements : one
      if core::try(one.Effect == "Allow" && core::anytrue(core::flatten([
        for principal in core::flatten([one.Principal.AWS]) : [
          core::endswith(principal, ":root"),
          core::contains_substring(principal, ":user/"),
          core::regex_match(principal, "^[0-9]{12}$"),
        ]
      ])), false)
    ]
    guards = ["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "sts:ExternalId"]
  }

  enforce {
    condition = core::alltrue([
      for one in local.open :
      core::anytrue([for guard in local.guards : core::contains_substring(core::jsonencode(core::try(one.Condition, {})), guard)])
    ])
    error_message = "People can take this role with a password or a key alone: it does not ask for a second factor."
  }
}

# Deliberation 2022-100 of the CNIL: twelve signs of four kinds, or fourteen of three. It asks for no change every few months.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
resource_policy "aws_iam_account_password_policy" "password_policy" {
  locals {
    length = core::try(attrs.minimum_password_length, null) == null ? 8 : attrs.minimum_password_length
    kinds = core::length([
      for kind in ["require_lowercase_characters", "require_numbers", "require_symbols", "require_uppercase_characters"] : kind
      if core::contains(local.yes, core::try(attrs[kind], false))
    ])
  }

  enforce {
    condition     = local.length >= 12
    error_message = "Passwords of ${local.length} signs are allowed: they can be guessed, and then somebody passes for one of the users."
  }

  enforce {
    condition     = local.length >= 14 ? local.kinds >= 3 : local.kinds >= 4
    error_message = "Passwords of one kind of signs are allowed: they can be guessed, and then somebody passes for one of the users."
  }
}

# Only the root user can switch it on, and no program can then delete a version: asked for on demand.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
resource_policy "aws_s3_bucket_versioning" "mfa_delete" {
  enforcement_level = "advisory"
  filter            = input.require_mfa_delete

  enforce {
    condition     = core::try(attrs.versioning_configuration[0].mfa_delete, null) == "Enabled"
    error_message = "Whoever has a key can delete all versions of these files for good: no second factor is asked for."
  }
}

# -- applications ------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
resource_policy "aws_cognito_user_pool" "cognito_user_pool" {
  enforce {
    condition     = !core::contains([null, "", "OFF"], core::try(attrs.mfa_configuration, null))
    error_message = "A password is enough to pass for any user of this pool: it asks for no second factor."
  }
}

resource_policy "aws_cognito_user_pool" "cognito_optional_mfa" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.mfa_configuration, null) != "OPTIONAL"
    error_message = "A password is enough to pass for most users of this pool: the second factor is left to each of them."
  }
}

# -- ways in -----------------------------------------------------------------------------------------------------------------

# A certificate opens the network to whoever has the file, and several people may have it.
# https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
resource_policy "aws_ec2_client_vpn_endpoint" "vpn_login" {
  enforce {
    condition = core::anytrue([
      for one in core::try(attrs.authentication_options, []) :
      core::contains(["federated-authentication", "directory-service-authentication"], core::try(one.type, null))
    ])
    error_message = "Nobody signs in to this network in person: a certificate is enough, whoever holds it."
  }
}

# Servers that keep their users themselves know keys only; those that ask somebody else can ask for both.
# https://docs.aws.amazon.com/transfer/latest/userguide/custom-identity-provider-users.html
resource_policy "aws_transfer_server" "transfer_login" {
  enforcement_level = "advisory"
  filter            = core::contains(["API_GATEWAY", "AWS_LAMBDA"], core::try(attrs.identity_provider_type, null))

  enforce {
    condition     = core::try(attrs.sftp_authentication_methods, null) == "PUBLIC_KEY_AND_PASSWORD"
    error_message = "A key or a password is enough to fetch files from this server: it does not ask for both."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# Serverless clusters of the first generation know no such login.
resource_policy "aws_*" "database_login" {
  enforcement_level = "advisory"

  filter = (
    core::contains(["aws_db_instance", "aws_rds_cluster"], meta.type)
    && core::contains(local.engines_with_personal_login, core::try(attrs.engine, meta.type == "aws_rds_cluster" ? "aurora" : null))
    && core::try(attrs.engine_mode, null) != "serverless"
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.iam_database_authentication_enabled, false))
    error_message = "People cannot sign in to this database under their own name: they share the accounts that it has inside."
  }
}

# Neptune has no accounts of its own.
# https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
resource_policy "aws_neptune_cluster" "graph_login" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.iam_database_authentication_enabled, false))
    error_message = "Nobody signs in to this database: whoever reaches it reads and changes everything."
  }
}
