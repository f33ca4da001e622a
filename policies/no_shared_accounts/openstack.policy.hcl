# OpenStack: keys in several hands, passwords for servers, accounts that are nobody's.

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
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

  key_pairs   = core::getresources("openstack_compute_keypair_v2", {})
  server_keys = [for one in core::getresources("openstack_compute_instance_v2", {}) : core::try(one.key_pair, null)]
}

# A person may have their key in several regions: it has the same name there.
resource_policy "openstack_compute_keypair_v2" "openstack_key_pair" {
  enforce {
    condition = core::alltrue([
      for one in local.key_pairs :
      core::try(one.name, "") == core::try(attrs.name, "")
      || !(
        core::try(one.public_key == attrs.public_key, false)
        || core::try(core::regex(local.key_material, one.public_key), "?") == core::try(core::regex(local.key_material, attrs.public_key), "")
      )
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

# A key on several servers opens all of them to whoever has it.
resource_policy "openstack_compute_instance_v2" "openstack_server_key" {
  filter = !core::contains([null, ""], core::try(attrs.key_pair, null))

  enforce {
    condition     = core::length([for key in local.server_keys : key if key == attrs.key_pair]) == 1
    error_message = "One key opens several servers: everybody who works on them uses it, and nobody can be told from the others."
  }
}

resource_policy "openstack_compute_instance_v2" "openstack_server_password" {
  enforce {
    condition     = core::contains([null, ""], core::try(attrs.admin_pass, null))
    error_message = "People get into this server with a password that is written here, and that they all share."
  }
}

# https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/identity_user_v3
resource_policy "openstack_identity_user_v3" "openstack_user" {
  locals {
    name = core::contains([null, ""], core::try(attrs.name, null)) ? "-" : core::split("@", attrs.name)[0]
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This account belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.ignore_lockout_failure_attempts, false)) && !core::contains(local.yes, core::try(attrs.ignore_password_expiry, false))
    error_message = "Passwords of this account may be tried for ever, or never change: the rules that hold for everybody else are switched off."
  }
}
