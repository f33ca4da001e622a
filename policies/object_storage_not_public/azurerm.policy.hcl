# Storage of Azure that anybody may read. It takes two: an account that lets containers be public, and a container that is. Static
# sites are public whatever the account says, and links with a signature are as public as whoever has them makes them.
# https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-overview

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

input "max_shared_access_days" {
  type        = number
  default     = 30
  description = "Days that a link with a signature, or a policy for such links, may work."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  public_access = ["blob", "container"]

  # Accounts that only their own networks reach, which holds for their static sites too.
  private_accounts = core::concat(
    [
      for account in core::getresources("azurerm_storage_account", {}) : core::try(account.id, null)
      if core::contains(local.no, core::try(account.public_network_access_enabled, null))
      || core::anytrue([for rules in core::try(account.network_rules, []) : core::try(rules.default_action, null) == "Deny"])
    ],
    [
      for rules in core::getresources("azurerm_storage_account_network_rules", {}) : core::try(rules.storage_account_id, null)
      if core::try(rules.default_action, null) == "Deny"
    ],
  )
}

# -- containers --------------------------------------------------------------------------------------------------------------

# The account is named by its name before version 5 of the provider.
resource_policy "azurerm_storage_container" "azurerm_storage_container" {
  locals {
    name = core::try(attrs.storage_account_name, null)
    id   = core::try(attrs.storage_account_id, null)
    accounts = core::concat(
      local.name == null ? [] : core::getresources("azurerm_storage_account", { name = local.name }),
      local.id == null ? [] : core::getresources("azurerm_storage_account", { id = local.id }),
    )

    # An account that says nothing allows it before version 5 of the provider.
    is_forbidden = core::anytrue([
      for account in local.accounts :
      core::contains(local.no, core::try(account.allow_nested_items_to_be_public, account.allow_blob_public_access, null))
      || (
        core::try(account.allow_nested_items_to_be_public, account.allow_blob_public_access, null) == null
        && !hclscan::provider_allows(account, "< 5")
      )
    ])
  }

  enforce {
    condition     = !core::contains(local.public_access, core::try(attrs.container_access_type, null)) || local.is_forbidden
    error_message = "Everyone on the internet may read the files of this container${attrs.container_access_type == "container" ? ", and list them" : " by their address"}: no key and no login is asked for."
  }
}

# -- accounts ----------------------------------------------------------------------------------------------------------------

# Called allow_blob_public_access before version 3 of the provider.
resource_policy "azurerm_storage_account" "azurerm_storage_account_opened" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.allow_nested_items_to_be_public, attrs.allow_blob_public_access, false))
    error_message = "Containers of this account may be opened to everyone: one of them, opened by mistake, and its files can be read without a login."
  }
}

resource_policy "azurerm_storage_account" "azurerm_storage_account_silent" {
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::try(attrs.allow_nested_items_to_be_public, attrs.allow_blob_public_access, null) != null
      || !hclscan::provider_allows(attrs, "< 5")
    )
    error_message = "Containers of this account may be opened to everyone: that is what silence means before version 5 of the provider, which this configuration allows."
  }
}

# Called static_website inside the account before version 5 of the provider.
# https://learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
resource_policy "azurerm_storage_account_static_website" "azurerm_storage_account_static_website" {
  enforce {
    condition     = core::contains(local.private_accounts, core::try(attrs.storage_account_id, ""))
    error_message = "This site is open to everyone, and so is whatever file gets into its container, even if the account forbids public containers."
  }
}

resource_policy "azurerm_storage_account" "azurerm_storage_account_website" {
  filter = core::length(core::try(attrs.static_website, [])) > 0

  enforce {
    condition     = core::contains(local.private_accounts, attrs.id)
    error_message = "This account has a site that is open to everyone, and so is whatever file gets into its container, even if the account forbids public containers."
  }
}

# Copies in another tenant are out of reach of those who answer for the data (Article 28 of the GDPR).
# https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies
resource_policy "azurerm_storage_account" "azurerm_storage_account_replication" {
  enforcement_level = "advisory"

  locals {
    stated = core::try(attrs.cross_tenant_replication_enabled, null)
  }

  enforce {
    condition     = !core::contains(local.yes, local.stated)
    error_message = "Files of this account may be copied to accounts of other organizations: whoever may set that up needs no further permission."
  }

  enforce {
    condition     = local.stated != null || !hclscan::provider_allows(attrs, "< 4")
    error_message = "Files of this account may be copied to accounts of other organizations: that is what silence means before version 4 of the provider, which this configuration allows."
  }
}

# -- links with a signature --------------------------------------------------------------------------------------------------

# The period is written as DD.HH:MM:SS. Without shared keys there are no links that outlive a login.
# https://learn.microsoft.com/azure/storage/common/sas-expiration-policy
resource_policy "azurerm_storage_account" "azurerm_storage_account_links" {
  filter            = !core::contains(local.no, core::try(attrs.shared_access_key_enabled, true))
  enforcement_level = "advisory"

  locals {
    period = core::try(attrs.sas_policy[0].expiration_period, null)
  }

  enforce {
    condition     = local.period != null
    error_message = "Links to files of this account may work for years: no period is set after which they must not."
  }

  enforce {
    condition     = local.period == null || core::parseint(core::split(".", local.period)[0], 10) <= input.max_shared_access_days
    error_message = "Links to files of this account may work for longer than ${input.max_shared_access_days} days: whoever is sent one can use it, or pass it on, for as long."
  }
}

# https://learn.microsoft.com/rest/api/storageservices/define-stored-access-policy
resource_policy "azurerm_storage_*" "azurerm_storage_access_policy" {
  filter            = core::contains(["azurerm_storage_share", "azurerm_storage_table"], meta.type) && core::length(local.policies) > 0
  enforcement_level = "advisory"

  locals {
    policies = core::flatten([for acl in core::try(attrs.acl, []) : core::try(acl.access_policy, [])])
  }

  enforce {
    condition = core::alltrue([
      for policy in local.policies :
      core::try(policy.expiry, null) != null
      && (
        core::try(policy.start, null) == null
        || core::timecmp(policy.expiry, core::timeadd(policy.start, "${input.max_shared_access_days * 24}h")) <= 0
      )
    ])
    error_message = "Links under a policy of this storage work for longer than ${input.max_shared_access_days} days: whoever is sent one can use it, or pass it on, for as long."
  }
}

# -- registries, lakes -------------------------------------------------------------------------------------------------------

# Basic registries have no such switch.
# https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
resource_policy "azurerm_container_registry" "azurerm_container_registry" {
  filter = core::contains(["Standard", "Premium"], core::try(attrs.sku, null))

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.anonymous_pull_enabled, false))
    error_message = "Everyone on the internet may fetch the images of this registry, with whatever code and keys are in them."
  }
}

# Retired, but still declared here and there; behind a firewall unless told not to be.
resource_policy "azurerm_data_lake_store" "azurerm_data_lake_store" {
  enforce {
    condition     = core::try(attrs.firewall_state, null) != "Disabled"
    error_message = "The firewall of this data lake is off: its files can be asked for from the whole internet."
  }
}
