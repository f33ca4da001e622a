# Accounts that several people or servers share: the same key in several hands, names that are nobody's, passwords that everybody
# who works with a database has to know.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Words that name a task or a group, and nobody in person.
input "generic_names" {
  type = list(string)
  default = [
    "admin", "administrator", "common", "dba", "demo", "dev", "devops", "ftp", "generic", "guest", "helpdesk", "intern", "migration",
    "office", "operation", "operator", "ops", "partner", "public", "root", "sftp", "shared", "staff", "superuser", "support",
    "sysadmin", "team", "temp", "test", "tester", "tmp", "transfer", "upload", "user",
  ]
}

locals {
  yes = [true, "true"]

  # `jeanne.morel` and `jeanne.morel-admin` are a person's, and so is an address; `labadmin` and `nord-support` are not.
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}|@"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"

  # The keys of people, by the name that they are registered under.
  key_pairs = [
    for one in core::getresources("aws_key_pair", {}) : {
      name = core::try(one.key_name, one.key_name_prefix, "")
      key  = core::try(core::regex(local.key_material, one.public_key), one.public_key, null)
    }
  ]
  transfer_keys = [
    for one in core::getresources("aws_transfer_ssh_key", {}) : {
      name = core::try(one.user_name, null)
      key  = core::try(core::regex(local.key_material, one.body), one.body, null)
    }
  ]

  servers = ["aws_instance", "aws_spot_instance_request", "aws_launch_template", "aws_launch_configuration"]

  server_keys = core::concat([], [
    for type in local.servers : [for one in core::getresources(type, {}) : core::try(one.key_name, null)]
  ]...)

  databases = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"]
}

# -- keys --------------------------------------------------------------------------------------------------------------------

# A person may have their key in several regions: it has the same name there.
resource_policy "aws_key_pair" "key_pair" {
  locals {
    name = core::try(attrs.key_name, attrs.key_name_prefix, "")
    key  = core::try(core::regex(local.key_material, attrs.public_key), attrs.public_key, "")
  }

  enforce {
    condition     = core::alltrue([for one in local.key_pairs : one.name == local.name || one.key != local.key])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

# A key on several servers opens all of them to whoever has it, unless people come in another way.
resource_policy "aws_*" "server_key" {
  filter = core::contains(local.servers, meta.type) && core::try(attrs.key_name, null) != null

  locals {
    profile_name = core::try(attrs.iam_instance_profile[0].name, attrs.iam_instance_profile, null)

    # https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-instance-profile.html
    permissions = core::concat([], [
      for profile in core::getresources("aws_iam_instance_profile", { name = local.profile_name }) : [
        for one in core::getresources("aws_iam_role_policy_attachment", { role = profile.role }) : one.policy_arn
      ]
    ]...)
    has_session_manager = local.profile_name != null && core::anytrue([
      for permission in local.permissions : core::contains_substring(permission, "AmazonSSM")
    ])
  }

  enforce {
    condition     = local.has_session_manager || core::length([for key in local.server_keys : key if key == attrs.key_name]) == 1
    error_message = "One key opens several servers: everybody who works on them uses it, and nobody can be told from the others."
  }
}

# -- accounts of AWS -----------------------------------------------------------------------------------------------------------

# A name alone does no harm; it does when somebody can sign in with it.
resource_policy "aws_iam_user" "iam_user" {
  locals {
    name = core::try(attrs.name, "")
  }

  filter = (
    core::length(core::getresources("aws_iam_user_login_profile", { user = local.name })) > 0
    || core::length(core::getresources("aws_iam_access_key", { user = local.name })) > 0
  )

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This account belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }
}

resource_policy "aws_iam_user_login_profile" "iam_user_login_profile" {
  locals {
    name = core::try(attrs.user, "")
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "Several people sign in to the console with this password, since the account belongs to nobody in person."
  }

  # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.password_reset_required, false))
    error_message = "Whoever created this account keeps knowing its password, since it need not be changed at the first sign-in."
  }
}

# Keys of programs that run outside AWS are left in peace, one for each program.
resource_policy "aws_iam_access_key" "iam_access_key" {
  locals {
    name = core::try(attrs.user, "")
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This key belongs to an account that is nobody's in person: it is passed on, and never withdrawn."
  }

  enforce {
    condition     = core::length(core::getresources("aws_iam_user_login_profile", { user = local.name })) == 0
    error_message = "This key acts for an account with which somebody signs in: a program and a person cannot be told apart."
  }

  enforce {
    condition     = core::length(core::getresources("aws_iam_access_key", { user = local.name })) == 1
    error_message = "Several keys act for the same account: who did something with one of them cannot be said."
  }
}

# -- accounts of file transfer servers -------------------------------------------------------------------------------------------

resource_policy "aws_transfer_user" "transfer_user" {
  locals {
    name = core::try(attrs.user_name, "")
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This file transfer account belongs to nobody in person: who fetched or delivered a file cannot be said."
  }
}

# A person may have accounts on several servers: they have the same name there.
resource_policy "aws_transfer_ssh_key" "transfer_ssh_key" {
  locals {
    name = core::try(attrs.user_name, "")
    key  = core::try(core::regex(local.key_material, attrs.body), attrs.body, "")
  }

  enforce {
    condition     = core::alltrue([for one in local.transfer_keys : one.name == local.name || one.key != local.key])
    error_message = "The same key opens several file transfer accounts: whoever holds it can pass for all of them."
  }
}

# While a person changes keys there are two for a while.
resource_policy "aws_transfer_ssh_key" "transfer_user_keys" {
  enforcement_level = "advisory"

  enforce {
    condition = core::alltrue([
      for one in core::getresources("aws_transfer_ssh_key", { user_name = core::try(attrs.user_name, null), server_id = core::try(attrs.server_id, null) }) :
      core::try(one.body == attrs.body, true)
    ])
    error_message = "Several keys open this file transfer account: several people use it, and who fetched or delivered a file cannot be said."
  }
}

# https://docs.aws.amazon.com/transfer/latest/userguide/logical-dir-mappings.html
resource_policy "aws_transfer_user" "transfer_home" {
  enforcement_level = "advisory"

  locals {
    home   = core::try(attrs.home_directory, null)
    mapped = [for one in core::try(attrs.home_directory_mappings, []) : core::try(one.target, "")]

    # Where AWS puts the name of the user in is a folder of each of them. Names of buckets that are not known yet hold none.
    by_user = core::anytrue([
      for target in core::concat(local.mapped, local.home == null ? [] : [local.home]) :
      core::valuetostring(core::contains_substring(target, "transfer:UserName")) == "true"
    ])
  }

  enforce {
    condition = core::alltrue([
      for one in core::getresources("aws_transfer_user", { server_id = core::try(attrs.server_id, null) }) :
      core::try(one.user_name == attrs.user_name, true) || local.by_user || !(
        (local.home != null && core::try(one.home_directory, null) == local.home)
        || core::anytrue([for mapping in core::try(one.home_directory_mappings, []) : core::contains(local.mapped, core::try(mapping.target, "?"))])
      )
    ])
    error_message = "Several accounts share this folder: who put a file there, or took it away, shows in no account of its own."
  }
}

# -- databases -----------------------------------------------------------------------------------------------------------------

# A database without managed credentials has a password that somebody wrote down, unless it takes over that of another one.
resource_policy "aws_*" "database_password" {
  filter = core::contains(local.databases, meta.type)

  locals {
    password = core::try(attrs.password, attrs.master_password, null)
    origins = [
      core::try(attrs.replicate_source_db, null), core::try(attrs.replication_source_identifier, null),
      core::try(attrs.snapshot_identifier, null), core::try(attrs.restore_to_point_in_time, null),
      core::try(attrs.global_cluster_identifier, null),
    ]
    takes_over = core::anytrue([for origin in local.origins : origin != null])
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.manage_master_user_password, false))
      || (local.password == null && local.takes_over)
    )
    error_message = "The main account of this database has one fixed password, which everybody who works with the database shares."
  }
}

resource_policy "aws_redshift_cluster" "warehouse_password" {
  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.manage_master_password, false))
      || (core::try(attrs.master_password, null) == null && core::try(attrs.snapshot_identifier, null) != null)
    )
    error_message = "The main account of this data warehouse has one fixed password, which everybody who works with it shares."
  }
}
