policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  # What the rules about silence and links ask for, so that each mock is about one thing.
  closed = {
    allow_nested_items_to_be_public  = false
    cross_tenant_replication_enabled = false
    sas_policy                       = [{ expiration_period = "01.00:00:00" }]
  }
}

# -- containers --------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "closed" {
  attrs = core::merge(local.closed, { id = "storage-1", name = "closed" })
}

resource "azurerm_storage_account" "opened" {
  expect_failure = true
  attrs          = core::merge(local.closed, { id = "storage-2", name = "opened", allow_nested_items_to_be_public = true })
}

resource "azurerm_storage_account" "opened_in_the_old_spelling" {
  expect_failure = true
  attrs          = { id = "storage-3", name = "openedlong", allow_blob_public_access = "true", cross_tenant_replication_enabled = false, sas_policy = local.closed.sas_policy }
}

# No version of the provider is required here, so it may be one before 5.
resource "azurerm_storage_account" "silent" {
  expect_failure = true
  attrs          = { id = "storage-4", name = "silent", cross_tenant_replication_enabled = false, sas_policy = local.closed.sas_policy }
}

resource "azurerm_storage_container" "silent" {
  attrs = { name = "results", storage_account_name = "opened" }
}

resource "azurerm_storage_container" "private" {
  attrs = { name = "results", storage_account_name = "opened", container_access_type = "private" }
}

resource "azurerm_storage_container" "files" {
  expect_failure = true
  attrs          = { name = "results", storage_account_name = "opened", container_access_type = "blob" }
}

resource "azurerm_storage_container" "list" {
  expect_failure = true
  attrs          = { name = "results", storage_account_id = "storage-4", container_access_type = "container" }
}

resource "azurerm_storage_container" "forbidden_by_name" {
  attrs = { name = "results", storage_account_name = "closed", container_access_type = "container" }
}

resource "azurerm_storage_container" "forbidden" {
  attrs = { name = "results", storage_account_id = "storage-1", container_access_type = "blob" }
}

# The account is declared elsewhere.
resource "azurerm_storage_container" "elsewhere" {
  expect_failure = true
  attrs          = { name = "results", storage_account_name = "elsewhere", container_access_type = "blob" }
}

# -- sites -------------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account_static_website" "open" {
  expect_failure = true
  attrs          = { storage_account_id = "storage-1", index_document = "index.html" }
}

resource "azurerm_storage_account_static_website" "private" {
  attrs = { storage_account_id = "storage-5", index_document = "index.html" }
}

resource "azurerm_storage_account_network_rules" "private" {
  attrs = { storage_account_id = "storage-5", default_action = "Deny" }
}

resource "azurerm_storage_account" "site" {
  expect_failure = true
  attrs          = core::merge(local.closed, { id = "storage-6", name = "site", static_website = [{ index_document = "index.html" }] })
}

resource "azurerm_storage_account" "private_site" {
  attrs = core::merge(local.closed, { id = "storage-7", name = "privatesite", public_network_access_enabled = false, static_website = [{ index_document = "index.html" }] })
}

resource "azurerm_storage_account" "limited_site" {
  attrs = core::merge(local.closed, { id = "storage-8", name = "limitedsite", network_rules = [{ default_action = "Deny" }], static_website = [{ index_document = "index.html" }] })
}

# -- copies, links -----------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "copies" {
  expect_failure = true
  attrs          = core::merge(local.closed, { id = "storage-9", name = "copies", cross_tenant_replication_enabled = true })
}

resource "azurerm_storage_account" "silent_about_copies" {
  expect_failure = true
  attrs          = { id = "storage-10", name = "silentcopies", allow_nested_items_to_be_public = false, sas_policy = local.closed.sas_policy }
}

resource "azurerm_storage_account" "endless_links" {
  expect_failure = true
  attrs          = { id = "storage-11", name = "endlesslinks", allow_nested_items_to_be_public = false, cross_tenant_replication_enabled = false }
}

resource "azurerm_storage_account" "long_links" {
  expect_failure = true
  attrs          = core::merge(local.closed, { id = "storage-12", name = "longlinks", sas_policy = [{ expiration_period = "90.00:00:00" }] })
}

resource "azurerm_storage_account" "agreed_links" {
  inputs {
    max_shared_access_days = 90
  }
  attrs = core::merge(local.closed, { id = "storage-13", name = "agreedlinks", sas_policy = [{ expiration_period = "90.00:00:00" }] })
}

resource "azurerm_storage_account" "without_keys" {
  attrs = { id = "storage-14", name = "withoutkeys", allow_nested_items_to_be_public = false, cross_tenant_replication_enabled = false, shared_access_key_enabled = false }
}

resource "azurerm_storage_share" "without_policies" {
  attrs = { name = "letters" }
}

resource "azurerm_storage_share" "a_week" {
  attrs = { name = "letters", acl = [{ id = "p", access_policy = [{ permissions = "r", start = "2026-03-01T09:38:21Z", expiry = "2026-03-08T09:38:21Z" }] }] }
}

resource "azurerm_storage_share" "endless" {
  expect_failure = true
  attrs          = { name = "letters", acl = [{ id = "p", access_policy = [{ permissions = "rwdl" }] }] }
}

resource "azurerm_storage_table" "a_year" {
  expect_failure = true
  attrs          = { name = "orders", acl = [{ id = "p", access_policy = [{ permissions = "r", start = "2026-03-01T09:38:21.0000000Z", expiry = "2027-03-01T09:38:21.0000000Z" }] }] }
}

# -- registries, lakes -------------------------------------------------------------------------------------------------------

resource "azurerm_container_registry" "silent" {
  attrs = { name = "images", sku = "Premium" }
}

resource "azurerm_container_registry" "anonymous" {
  expect_failure = true
  attrs          = { name = "images", sku = "Standard", anonymous_pull_enabled = true }
}

resource "azurerm_container_registry" "basic" {
  attrs = { name = "images", sku = "Basic", anonymous_pull_enabled = true }
}

resource "azurerm_data_lake_store" "silent" {
  attrs = { name = "lake" }
}

resource "azurerm_data_lake_store" "open" {
  expect_failure = true
  attrs          = { name = "lake", firewall_state = "Disabled" }
}
