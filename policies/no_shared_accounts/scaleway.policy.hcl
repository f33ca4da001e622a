# Scaleway: every key of a project opens every one of its servers, keys for the interface never end unless somebody says so, and a database
# has an administrator.

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
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
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"

  ssh_keys       = ["scaleway_account_ssh_key", "scaleway_iam_ssh_key"]
  database_users = ["scaleway_mongodb_user", "scaleway_rdb_user"]

  all_ssh_keys = core::concat([for type in local.ssh_keys : core::getresources(type, {})]...)
}

# -- keys --------------------------------------------------------------------------------------------------------------------

# https://www.scaleway.com/en/docs/organizations-and-projects/how-to/create-ssh-key/
resource_policy "scaleway_*_ssh_key" "scaleway_ssh_key" {
  filter = core::contains(local.ssh_keys, meta.type)

  locals {
    name = core::contains([null, ""], core::try(attrs.name, null)) ? "-" : attrs.name
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This key belongs to nobody in person, and it opens every server of the project: who did something there cannot be said."
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

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/iam_api_key
resource_policy "scaleway_iam_api_key" "scaleway_api_key" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.expires_at, null))
    error_message = "This key never ends: it is passed on, and keeps working when the person or the program that it was made for is gone."
  }
}

# -- people --------------------------------------------------------------------------------------------------------------------

resource_policy "scaleway_iam_user" "scaleway_user" {
  locals {
    account = core::try(core::split("@", attrs.email)[0], "-")
    name    = core::contains([null, ""], core::try(attrs.username, null)) ? "-" : attrs.username
  }

  enforce {
    condition = core::alltrue([
      for one in [local.account, local.name] : core::regex_match(one, local.personal_name) || !core::regex_match(one, local.generic_name)
    ])
    error_message = "This account belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }
}

# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/cockpit_grafana_user
resource_policy "scaleway_cockpit_grafana_user" "scaleway_grafana_user" {
  enforce {
    condition     = core::regex_match(core::try(attrs.login, "-"), local.personal_name) || !core::regex_match(core::try(attrs.login, "-"), local.generic_name)
    error_message = "Several people look at logs and metrics through this account, since it belongs to nobody in person."
  }
}

# Programs have accounts of their own; one that may do everything and is called after nobody is everybody's.
resource_policy "scaleway_*_user" "scaleway_database_user" {
  filter = core::contains(local.database_users, meta.type) && (meta.type == "scaleway_mongodb_user" || core::contains(local.yes, core::try(attrs.is_admin, false)))

  locals {
    name = core::contains([null, ""], core::try(attrs.name, null)) ? "-" : attrs.name
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "Everybody who works with this database shares this account: who read or changed a record cannot be said."
  }
}
