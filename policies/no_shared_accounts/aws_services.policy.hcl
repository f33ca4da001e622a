# Accounts that come with services of AWS: the key that a whole account shares, the one user of a broker, the master user of a search
# domain, the hidden administrator of a cluster.

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
  no  = [false, "false"]

  # `jeanne.morel` and `jeanne.morel-admin` are a person's, and so is an address; `labadmin` and `nord-support` are not.
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}|@"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"

  # Permissions that a user has by name instead of through a group.
  user_permissions = ["aws_iam_user_policy", "aws_iam_user_policy_attachment"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-ssh-in-amazon-lightsail.html
resource_policy "aws_lightsail_instance" "lightsail_instance" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.key_pair_name, null))
    error_message = "This server takes the default key of the whole account: everybody who works on any server of it has that key."
  }
}

# A person may have their key in several regions: it has the same name there. Without a key of their own, Lightsail makes one.
resource_policy "aws_lightsail_key_pair" "lightsail_key_pair" {
  filter = core::try(attrs.public_key, null) != null

  enforce {
    condition = core::alltrue([
      for one in core::getresources("aws_lightsail_key_pair", {}) :
      core::try(one.name, one.name_prefix, "") == core::try(attrs.name, attrs.name_prefix, "")
      || core::try(core::regex(local.key_material, one.public_key), "?") != core::try(core::regex(local.key_material, attrs.public_key), "")
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

# -- accounts in services ----------------------------------------------------------------------------------------------------

resource_policy "aws_workspaces_workspace" "workspace_user" {
  locals {
    name = core::try(attrs.user_name, "")
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This desktop belongs to nobody in person: what is done on it cannot be traced to whoever did it."
  }
}

resource_policy "aws_sagemaker_user_profile" "studio_user" {
  locals {
    name = core::try(attrs.user_profile_name, "")
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This profile belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }
}

# https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html
resource_policy "aws_sagemaker_domain" "studio_domain" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.auth_mode, null) == "SSO"
    error_message = "People come to this domain with whatever role they have, and can open each other's profiles: the directory does not sign them in."
  }
}

# https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-authentication-authorization.html
resource_policy "aws_mq_broker" "broker_users" {
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::length(core::try(attrs.ldap_server_metadata, [])) > 0
      || core::length(core::distinct([for user in core::try(attrs.user, []) : core::try(user.username, null)])) > 1
    )
    error_message = "Every program and every person uses the one account of this broker: who sent or read a message cannot be said."
  }
}

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
resource_policy "aws_opensearch_domain" "search_master_user" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.advanced_security_options[0].internal_user_database_enabled, false))
    error_message = "People sign in to this domain with accounts that only it knows, the first of them a master user that they share."
  }
}

# Named users with rights of their own, instead of one password for everything or none at all.
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
resource_policy "aws_elasticache_replication_group" "cache_users" {
  enforce {
    condition     = core::length(core::try(attrs.user_group_ids, null) == null ? [] : attrs.user_group_ids) > 0
    error_message = "Whoever reaches this cache uses the same account, with one password or none: nobody can be told from the others."
  }
}

# Secrets of programs are meant too: whoever has once seen one keeps it for ever.
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
resource_policy "aws_secretsmanager_secret" "secret_rotation" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::length(core::getresources("aws_secretsmanager_secret_rotation", { secret_id = attrs.id })) > 0
    error_message = "This secret never changes: everybody who has ever read it still has it."
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
resource_policy "aws_eks_access_entry" "cluster_access" {
  locals {
    principal = core::try(attrs.principal_arn, "")
  }

  enforce {
    condition     = !core::contains(core::try(attrs.kubernetes_groups, null) == null ? [] : attrs.kubernetes_groups, "system:masters")
    error_message = "Whoever has this role is master of the cluster, past all its rules, and cannot be told from the others."
  }

  enforce {
    condition     = core::length(core::getresources("aws_iam_role", { arn = local.principal })) > 0 || !core::endswith(local.principal, ":root")
    error_message = "The whole account signs in to the cluster here: people cannot be told from each other."
  }
}

# Whoever, or whatever, creates a cluster becomes its administrator for ever, and no list of accesses shows it.
# https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html
resource_policy "aws_eks_cluster" "cluster_creator" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.no, core::try(attrs.access_config[0].bootstrap_cluster_creator_admin_permissions, true))
    error_message = "The account that creates this cluster stays its administrator: everybody who can start the pipeline is one, too."
  }
}

# -- permissions -------------------------------------------------------------------------------------------------------------

# Programs may have permissions of their own. People have those of their group, which end when they leave it.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
resource_policy "aws_iam_user_policy*" "user_permissions" {
  enforcement_level = "advisory"
  filter            = core::contains(local.user_permissions, meta.type)

  enforce {
    condition     = core::length(core::getresources("aws_iam_user_login_profile", { user = core::try(attrs.user, null) })) == 0
    error_message = "This person has permissions by name instead of through a group: nobody sees them when somebody changes teams or leaves."
  }
}
