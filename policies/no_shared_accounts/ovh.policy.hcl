# OVHcloud: accounts that several people share, and the same key under several names.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
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
  # `jeanne.morel` and `jeanne.morel-admin` are a person's; `labadmin` and `nord-support` are not.
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"

  ssh_keys     = ["ovh_cloud_project_ssh_key", "ovh_cloud_ssh_key"]
  all_ssh_keys = core::concat([for type in local.ssh_keys : core::getresources(type, {})]...)

  # What an account is called by, and what is done with it.
  accounts = {
    ovh_cloud_managed_database_postgresql_user = { names = ["name"], use = "works with this database" }
    ovh_cloud_managed_database_user            = { names = ["name"], use = "works with this database" }
    ovh_cloud_project_containerregistry_user   = { names = ["login", "email"], use = "fetches or replaces images" }
    ovh_cloud_project_database_mongodb_user    = { names = ["name"], use = "works with this database" }
    ovh_cloud_project_database_postgresql_user = { names = ["name"], use = "works with this database" }
    ovh_cloud_project_database_user            = { names = ["name"], use = "works with this database" }
    ovh_cloud_project_user                     = { names = ["description"], use = "works in this project" }
    ovh_me_identity_user                       = { names = ["login", "description", "email"], use = "works with this customer account" }
  }
}

resource_policy "ovh_*_ssh_key" "ovh_ssh_key" {
  filter = core::contains(local.ssh_keys, meta.type)

  locals {
    name = core::contains([null, ""], core::try(attrs.name, null)) ? "-" : attrs.name
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This key belongs to nobody in person: who did something with it on a server cannot be said."
  }

  enforce {
    condition = core::alltrue([
      for one in local.all_ssh_keys :
      core::try(one.name, "") == core::try(attrs.name, "")
      || !(
        core::try(one.public_key == attrs.public_key, false)
        || core::try(core::regex(local.key_material, one.public_key), "?") == core::try(core::regex(local.key_material, attrs.public_key), "")
      )
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

resource_policy "ovh_*_user" "ovh_account" {
  filter = core::contains(core::keys(local.accounts), meta.type)

  locals {
    account = local.accounts[meta.type]
    names   = [for name in local.account.names : core::split("@", attrs[name])[0] if !core::contains([null, ""], core::try(attrs[name], null))]
  }

  enforce {
    condition = core::alltrue([
      for name in local.names : core::regex_match(name, local.personal_name) || !core::regex_match(name, local.generic_name)
    ])
    error_message = "Everybody who ${local.account.use} shares this account, which belongs to nobody in person: who did what cannot be said."
  }
}
