# Outscale: keys in several hands, access keys that never end or belong to the account itself.

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
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
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # A public key without the comment behind it, which anybody can change.
  key_material = "^[a-z0-9@.-]+ +[A-Za-z0-9+/=]+"

  key_pairs    = core::getresources("outscale_keypair", {})
  machine_keys = [for one in core::getresources("outscale_vm", {}) : core::try(one.keypair_name, null)]
}

resource_policy "outscale_keypair" "outscale_keypair" {
  enforce {
    condition = core::alltrue([
      for one in local.key_pairs :
      core::try(one.keypair_name, "") == core::try(attrs.keypair_name, "")
      || !(
        core::try(one.public_key == attrs.public_key, false)
        || core::try(core::regex(local.key_material, one.public_key), "?") == core::try(core::regex(local.key_material, attrs.public_key), "")
      )
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

resource_policy "outscale_vm" "outscale_vm_key" {
  filter = !core::contains([null, ""], core::try(attrs.keypair_name, null))

  enforce {
    condition     = core::length([for key in local.machine_keys : key if key == attrs.keypair_name]) == 1
    error_message = "One key opens several machines: everybody who works on them uses it, and nobody can be told from the others."
  }
}

# Without a user, the key is one of the account itself, which may do everything.
# https://docs.outscale.com/en/userguide/About-Access-Keys.html
resource_policy "outscale_access_key" "outscale_access_key" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.user_name, null))
    error_message = "This key acts for the account itself, which may do everything, and belongs to nobody in person."
  }

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.expiration_date, null))
    error_message = "This key never ends: it is passed on, and keeps working when the person or the program that it was made for is gone."
  }
}

resource_policy "outscale_user" "outscale_user" {
  enforce {
    condition     = core::regex_match(attrs.user_name, local.personal_name) || !core::regex_match(attrs.user_name, local.generic_name)
    error_message = "This account belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }
}
