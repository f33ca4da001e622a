# How people get into servers and databases of Azure: with a password, with one key for all, or under the name that the directory knows.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  linux   = ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"]
  windows = ["azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"]

  linux_servers = core::concat(
    core::getresources("azurerm_linux_virtual_machine", {}), core::getresources("azurerm_linux_virtual_machine_scale_set", {}),
  )

  # Hardly any server has more than two.
  server_keys = core::concat(
    [for server in local.linux_servers : server.admin_ssh_key[0].public_key if core::length(core::try(server.admin_ssh_key, [])) > 0],
    [for server in local.linux_servers : server.admin_ssh_key[1].public_key if core::length(core::try(server.admin_ssh_key, [])) > 1],
  )

  # Extensions by which people sign in to a server with their account of the directory.
  # https://learn.microsoft.com/en-us/entra/identity/devices/howto-vm-sign-in-azure-ad-linux
  sign_ins = ["AADSSHLoginForLinux", "AADLoginForWindows"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource_policy "azurerm_linux_virtual_machine*" "azurerm_server_password" {
  filter = core::contains(local.linux, meta.type)

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.disable_password_authentication, true))
    error_message = "People get into this server with a password, which is shared as soon as two of them need it."
  }
}

# As versions 2 of the provider had it; it cannot be left out there.
resource_policy "azurerm_virtual_machine" "azurerm_old_server_password" {
  filter = core::length(core::try(attrs.os_profile_linux_config, [])) > 0

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.os_profile_linux_config[0].disable_password_authentication, false))
    error_message = "People get into this server with a password, which is shared as soon as two of them need it."
  }
}

# A key on several servers opens all of them to whoever has it, unless people come in another way.
resource_policy "azurerm_linux_virtual_machine*" "azurerm_server_key" {
  filter = core::contains(local.linux, meta.type) && core::length(core::try(attrs.admin_ssh_key, [])) > 0

  locals {
    extensions = core::concat(
      [for one in hclscan::referrers(attrs, "azurerm_virtual_machine_extension", "virtual_machine_id") : one.type],
      [for one in hclscan::referrers(attrs, "azurerm_virtual_machine_scale_set_extension", "virtual_machine_scale_set_id") : one.type],
      [for one in core::try(attrs.extension, []) : one.type],
    )
    signs_in_by_name = core::anytrue([for name in local.sign_ins : core::contains(local.extensions, name)])

    keys = [for key in attrs.admin_ssh_key : key.public_key]
  }

  enforce {
    condition = (
      local.signs_in_by_name
      || core::length(local.linux_servers) == 1
      || core::alltrue([for key in local.keys : core::length([for other in local.server_keys : other if other == key]) == 1])
    )
    error_message = "One key opens several servers: everybody who works on them uses it, and nobody can be told from the others."
  }
}

resource_policy "azurerm_windows_virtual_machine*" "azurerm_windows_sign_in" {
  enforcement_level = "advisory"
  filter            = core::contains(local.windows, meta.type)

  locals {
    extensions = core::concat(
      [for one in hclscan::referrers(attrs, "azurerm_virtual_machine_extension", "virtual_machine_id") : one.type],
      [for one in hclscan::referrers(attrs, "azurerm_virtual_machine_scale_set_extension", "virtual_machine_scale_set_id") : one.type],
      [for one in core::try(attrs.extension, []) : one.type],
    )
  }

  enforce {
    condition     = core::contains(local.extensions, "AADLoginForWindows")
    error_message = "There is one way into this server, the local administrator, which everybody who works on it shares."
  }
}

# A person's key may be registered in several places, under the same name.
resource_policy "azurerm_ssh_public_key" "azurerm_ssh_key" {
  enforce {
    condition = core::alltrue([
      for one in core::getresources("azurerm_ssh_public_key", {}) : one.name == attrs.name || one.public_key != attrs.public_key
    ])
    error_message = "The same key is registered under several names: whoever holds it can pass for all of these people."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/azure/azure-sql/database/authentication-azure-ad-only-authentication
resource_policy "azurerm_mssql_server" "azurerm_sql_server" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.azuread_administrator[0].azuread_authentication_only, false))
    error_message = "The main account of this server has one fixed password, which everybody who works with its databases shares."
  }
}

resource_policy "azurerm_mssql_managed_instance" "azurerm_sql_managed_instance" {
  locals {
    administrators = core::getresources("azurerm_mssql_managed_instance_active_directory_administrator", { managed_instance_id = attrs.id })
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.azure_active_directory_administrator[0].azuread_authentication_only_enabled, false))
      || core::anytrue([for one in local.administrators : core::contains(local.yes, core::try(one.azuread_authentication_only, false))])
    )
    error_message = "The main account of this instance has one fixed password, which everybody who works with its databases shares."
  }
}

resource_policy "azurerm_synapse_workspace" "azurerm_synapse_workspace" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.azuread_authentication_only, false))
    error_message = "The main account of this workspace has one fixed password, which everybody who works with its data shares."
  }
}

# https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-azure-ad-authentication
resource_policy "azurerm_postgresql_flexible_server" "azurerm_postgresql_server" {
  # A replica takes over what its source says.
  filter = core::try(attrs.create_mode, null) != "Replica"

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.authentication[0].active_directory_auth_enabled, false))
      && core::contains(local.no, core::try(attrs.authentication[0].password_auth_enabled, true))
    )
    error_message = "The main account of this server has one fixed password, which everybody who works with its databases shares."
  }
}

# https://learn.microsoft.com/en-us/azure/mysql/flexible-server/concepts-azure-ad-authentication
resource_policy "azurerm_mysql_flexible_server" "azurerm_mysql_server" {
  filter = core::try(attrs.create_mode, null) != "Replica"

  enforce {
    condition     = core::length(core::getresources("azurerm_mysql_flexible_server_active_directory_administrator", { server_id = attrs.id })) > 0
    error_message = "People cannot sign in to this server under their own name: they share the accounts that it has inside."
  }
}
