# How people sign in to Azure, and to servers and databases there: accounts of the directory, a second factor, roles for a while.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
    azuread = { source = "hashicorp/azuread" }
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
  no = [false, "false"]

  # `jeanne.morel` and `jeanne.morel-admin` are a person's; `labadmin` and `nord-support` are not.
  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"

  # Extensions by which people sign in to a server with their account of the directory.
  # https://learn.microsoft.com/en-us/entra/identity/devices/howto-vm-sign-in-azure-ad-linux
  sign_ins = ["AADSSHLogin", "AADSSHLoginForLinux", "AADLoginForLinux"]
}

# -- directory -----------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/en-us/entra/identity/conditional-access/policy-all-users-mfa-strength
resource_policy "azuread_conditional_access_policy" "azuread_conditional_access" {
  # Policies that keep people out, or ask something else of them, are about something else.
  filter = (
    core::contains(core::try(attrs.grant_controls[0].built_in_controls, null) == null ? [] : attrs.grant_controls[0].built_in_controls, "mfa")
    || core::try(attrs.grant_controls[0].authentication_strength_policy_id, null) != null
  )

  enforce {
    condition     = attrs.state == "enabled"
    error_message = "This policy demands a second factor on paper: it is not enabled, so that a password is enough."
  }

  # With another control beside it, either is enough.
  enforce {
    condition = (
      core::length(core::try(attrs.grant_controls[0].built_in_controls, null) == null ? [] : attrs.grant_controls[0].built_in_controls) < 2
      || core::upper(core::try(attrs.grant_controls[0].operator, "AND")) == "AND"
    )
    error_message = "Whoever meets another condition of this policy needs no second factor: its operator is OR."
  }
}

# https://learn.microsoft.com/en-us/entra/fundamentals/users-default-permissions
resource_policy "azuread_user" "azuread_user" {
  filter = !core::contains(local.no, core::try(attrs.account_enabled, true))

  locals {
    name = core::split("@", attrs.user_principal_name)[0]
  }

  enforce {
    condition     = core::regex_match(local.name, local.personal_name) || !core::regex_match(local.name, local.generic_name)
    error_message = "This account belongs to nobody in person: what is done with it cannot be traced to whoever did it."
  }
}

# A role for good is one that nobody remembers to take back.
# https://learn.microsoft.com/en-us/entra/id-governance/privileged-identity-management/pim-configure
resource_policy "azurerm_pim_eligible_role_assignment" "azurerm_eligible_role" {
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::try(attrs.schedule[0].expiration[0].duration_days, null) != null
      || core::try(attrs.schedule[0].expiration[0].duration_hours, null) != null
      || core::try(attrs.schedule[0].expiration[0].end_date_time, null) != null
    )
    error_message = "This person may take on the role for ever: nothing ends it when they leave the migration."
  }
}

# -- servers and databases -----------------------------------------------------------------------------------------------------

# Servers that people enter with a password or a key; those of Windows are asked by HCL_IAM_001.
resource_policy "azurerm_linux_virtual_machine" "azurerm_server_sign_in" {
  enforcement_level = "advisory"

  locals {
    extensions = [for one in hclscan::referrers(attrs, "azurerm_virtual_machine_extension", "virtual_machine_id") : one.type]
  }

  enforce {
    condition     = core::anytrue([for name in local.sign_ins : core::contains(local.extensions, name)])
    error_message = "People get into this server with an account of its own, which no directory knows and no second factor protects."
  }
}

# https://learn.microsoft.com/en-us/azure/azure-sql/database/authentication-aad-overview
resource_policy "azurerm_mssql_server" "azurerm_sql_server" {
  enforce {
    condition     = core::trimspace(core::try(attrs.azuread_administrator[0].login_username, null) == null ? "" : attrs.azuread_administrator[0].login_username) != ""
    error_message = "Nobody can sign in to the databases of this server under their own name: it has no administrator from the directory."
  }
}

# As versions 3 and older of the provider had it.
resource_policy "azurerm_sql_server" "azurerm_old_sql_server" {
  enforce {
    condition     = core::length(core::getresources("azurerm_sql_active_directory_administrator", { server_name = attrs.name })) > 0
    error_message = "Nobody can sign in to the databases of this server under their own name: it has no administrator from the directory."
  }
}

# https://learn.microsoft.com/en-us/azure/service-fabric/service-fabric-cluster-creation-setup-aad
resource_policy "azurerm_service_fabric_cluster" "azurerm_service_fabric_cluster" {
  enforce {
    condition     = core::length(core::try(attrs.azure_active_directory, [])) > 0
    error_message = "People manage this cluster with a certificate that they share: it knows no account of the directory."
  }
}
