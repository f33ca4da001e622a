# Accounts of Google Cloud that several people or programs share: keys that are passed on, accounts that are nobody's in person,
# databases with passwords.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
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
  on  = ["on", "true", "yes", "1"]

  # What stands before the @ of an address. `jeanne.morel` is a person's.
  personal_address = "(?i)^user:[a-z]{2,}[.][a-z]{2,}[^@]*@"
  generic_address  = "(?i)^user:([^@]*[^a-z@])?(${core::join("|", input.generic_names)})s?([^a-z][^@]*)?@"
  private_address  = "(?i)@(gmail|googlemail|hotmail|laposte|orange|outlook|proton|protonmail|yahoo)[.]"

  # Accounts of programs that are declared here, and those with which services of Google work.
  accounts = core::concat(
    core::getresources("google_service_account", {}),
    core::getresources("google_project_service_identity", {}),
  )

  grants_above = [
    "google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding", "google_organization_iam_member",
    "google_project_iam_binding", "google_project_iam_member",
  ]

  # Policies replace all grants of what they stand for.
  whole_policies = ["google_folder_iam_policy", "google_organization_iam_policy", "google_project_iam_policy"]

  # Roles with which one acts as somebody else.
  # https://cloud.google.com/iam/docs/service-account-permissions
  impersonating = [
    "roles/iam.serviceAccountOpenIdTokenCreator", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser",
    "roles/iam.workloadIdentityUser",
  ]
  account_grants = core::concat(
    [
      for one in core::getresources("google_service_account_iam_member", {}) : {
        account = one.service_account_id, role = one.role, members = [one.member]
      }
    ],
    [
      for one in core::getresources("google_service_account_iam_binding", {}) : {
        account = one.service_account_id, role = one.role, members = one.members
      }
    ],
  )

  # https://cloud.google.com/sql/docs/sqlserver/users: SQL Server knows no accounts of IAM.
  sql_servers = [
    for one in core::getresources("google_sql_database_instance", {}) : one.name
    if core::startswith(core::try(one.database_version, ""), "SQLSERVER")
  ]
}

# -- keys --------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys
resource_policy "google_*" "google_static_key" {
  filter = core::contains(["google_service_account_key", "google_storage_hmac_key"], meta.type)

  locals {
    what = meta.type == "google_storage_hmac_key" ? "key for storage" : "key file"
  }

  # A key for storage can be withdrawn.
  enforce {
    condition     = core::try(attrs.state, null) == "INACTIVE"
    error_message = "Whoever has this ${local.what} is the account, for as long as the key exists: it is copied from person to person, and nobody can say who used it."
  }
}

# -- grants ------------------------------------------------------------------------------------------------------------------

resource_policy "google_*_iam_*" "google_default_account" {
  filter = core::contains(local.grants_above, meta.type) || core::contains(local.whole_policies, meta.type)

  locals {
    members = core::try(attrs.members, [attrs.member], core::flatten([
      for binding in core::jsondecode(attrs.policy_data).bindings : core::try(binding.members, [])
    ]))
  }

  # Members that are declared here are accounts of their own.
  enforce {
    condition = core::alltrue([
      for member in local.members :
      core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)]) || !(
        core::endswith(member, "@developer.gserviceaccount.com") || core::endswith(member, "@appspot.gserviceaccount.com")
      )
    ])
    error_message = "This role goes to a default account, which every program of its project uses that was given no other: what one of them did cannot be told from the rest."
  }
}

resource_policy "google_*_iam_*" "google_shared_login" {
  filter = core::contains(local.grants_above, meta.type) || core::contains(local.whole_policies, meta.type)

  locals {
    members = core::try(attrs.members, [attrs.member], core::flatten([
      for binding in core::jsondecode(attrs.policy_data).bindings : core::try(binding.members, [])
    ]))

    # Programs that are declared here are no people.
    people = [
      for member in local.members : member
      if core::startswith(member, "user:") && !core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)])
    ]
  }

  enforce {
    condition = core::alltrue([
      for person in local.people : core::regex_match(person, local.personal_address) || !core::regex_match(person, local.generic_address)
    ])
    error_message = "An account that is nobody's in person gets this role: several people sign in with it, and what one of them did cannot be said."
  }

  enforce {
    condition     = core::alltrue([for person in local.people : !core::regex_match(person, local.private_address)])
    error_message = "A private account gets this role: it belongs to no directory of the company, and stays when the person leaves."
  }
}

# A role on the whole project lets people act as every account in it.
resource_policy "google_*_iam_*" "google_impersonation" {
  filter = core::contains(local.grants_above, meta.type) && core::contains(local.impersonating, core::try(attrs.role, null))

  enforce {
    condition = core::alltrue([
      for member in core::try(attrs.members, [attrs.member]) :
      !core::anytrue([for kind in ["user:", "group:", "domain:"] : core::startswith(member, kind)])
      || core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)])
    ])
    error_message = "People may act as every service account of this project: what they do then is done in the name of a program."
  }
}

resource_policy "google_service_account_iam_*" "google_shared_account" {
  filter = (
    core::contains(["google_service_account_iam_binding", "google_service_account_iam_member"], meta.type)
    && core::contains(local.impersonating, core::try(attrs.role, null))
  )

  locals {
    people = core::distinct(core::flatten([
      for grant in local.account_grants : [
        for member in grant.members : member
        if core::startswith(member, "user:") && !core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)])
      ]
      if grant.account == attrs.service_account_id && core::contains(local.impersonating, grant.role)
    ]))
    own = [
      for member in core::try(attrs.members, [attrs.member]) : member
      if core::startswith(member, "user:") && !core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)])
    ]
  }

  enforce {
    condition     = core::length(local.own) == 0 || core::length(local.people) < 2
    error_message = "Several people act as this service account: what is done in its name cannot be traced to one of them."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/sql/docs/postgres/iam-authentication
resource_policy "google_sql_user" "google_sql_user" {
  filter = !core::contains(local.sql_servers, attrs.instance)

  enforce {
    condition     = core::contains(["CLOUD_IAM_GROUP", "CLOUD_IAM_SERVICE_ACCOUNT", "CLOUD_IAM_USER"], core::try(attrs.type, null))
    error_message = "This account of the database has a password of its own: whoever knows it is the account, and it stays when a person leaves."
  }
}

# https://cloud.google.com/alloydb/docs/manage-iam-authn
resource_policy "google_alloydb_user" "google_alloydb_user" {
  enforce {
    condition     = core::try(attrs.user_type, null) == "ALLOYDB_IAM_USER"
    error_message = "This account of the database has a password of its own: whoever knows it is the account, and it stays when a person leaves."
  }
}

resource_policy "google_sql_database_instance" "google_sql_login" {
  enforcement_level = "advisory"

  filter = core::anytrue([for engine in ["MYSQL", "POSTGRES"] : core::startswith(core::try(attrs.database_version, ""), engine)])

  enforce {
    condition = core::anytrue([
      for flag in core::try(attrs.settings[0].database_flags, []) :
      core::contains(["cloudsql.iam_authentication", "cloudsql_iam_authentication"], flag.name) && core::contains(local.on, core::lower(flag.value))
    ])
    error_message = "People cannot sign in to this database under their own name: they share the accounts that it has inside."
  }
}

# https://cloud.google.com/memorystore/docs/redis/auth-overview
# That a cache is open to its network is said by HCL_PUB_003; here it is that nobody can be told from the others.
resource_policy "google_redis_instance" "google_redis_instance" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.auth_enabled, false))
    error_message = "This cache does not ask who is calling: which program read or changed something in it cannot be said."
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
resource_policy "google_container_cluster" "google_cluster" {
  enforce {
    condition = !core::contains(local.yes, core::try(attrs.master_auth[0].client_certificate_config[0].issue_client_certificate, false))
    error_message = "This cluster gives out a certificate that opens it for ever, to whoever holds it and under nobody's name."
  }

  # Passwords are how versions 3 and older of the provider had it.
  enforce {
    condition     = core::contains([null, ""], core::try(attrs.master_auth[0].username, null))
    error_message = "Everybody who works with this cluster shares one name and one password."
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.enable_legacy_abac, false))
    error_message = "Every account of this cluster may do everything, as before roles were introduced (legacy ABAC)."
  }
}
