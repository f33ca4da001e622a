# Without a key, Hetzner makes a password for root and sends it by mail. Accounts of storage boxes are one for each person.
# https://docs.hetzner.com/cloud/servers/getting-started/connecting-to-the-server/

policy {
  required_providers {
    hcloud = { source = "hetznercloud/hcloud" }
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
  # `jeanne.morel` and `jeanne.morel-admin` are a person's, and so is an address; `labadmin` and `nord-support` are not.
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}|@"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"
}

resource_policy "hcloud_server" "hcloud_server" {
  enforce {
    condition     = !core::contains([null, []], core::try(attrs.ssh_keys, null))
    error_message = "People come into this server as root with a password that was sent by mail: who did what cannot be told."
  }
}

resource_policy "hcloud_ssh_key" "hcloud_ssh_key" {
  enforce {
    condition = core::alltrue([
      for one in core::getresources("hcloud_ssh_key", {}) :
      one.name == attrs.name
      || core::try(core::regex(local.key_material, one.public_key), "?") != core::try(core::regex(local.key_material, attrs.public_key), "")
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

# The name of the account is made up by Hetzner; people say in its name or description whose it is.
resource_policy "hcloud_storage_box_subaccount" "hcloud_storage_box_subaccount" {
  locals {
    said = core::compact([core::try(attrs.name, null), core::try(attrs.description, null)])
  }

  enforce {
    condition = core::alltrue([
      for text in local.said : core::regex_match(text, local.personal_name) || !core::regex_match(text, local.generic_name)
    ])
    error_message = "Several people use this account: who fetched or deleted files cannot be told."
  }
}
