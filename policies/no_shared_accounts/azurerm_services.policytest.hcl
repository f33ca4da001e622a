policytest {
  targets = ["azurerm_services.policy.hcl"]
}

# -- storage -----------------------------------------------------------------------------------------------------------------

resource "azurerm_storage_account" "without_keys" {
  attrs = {
    shared_access_key_enabled = "false"
  }
}

resource "azurerm_storage_account" "keys_written_out" {
  expect_failure = true
  attrs = {
    shared_access_key_enabled = true
  }
}

resource "azurerm_storage_account" "without_folders" {
  attrs = {
    shared_access_key_enabled = false
    local_user_enabled        = true
  }
}

resource "azurerm_storage_account" "users_without_sftp" {
  expect_failure = true
  attrs = {
    is_hns_enabled            = true
    shared_access_key_enabled = false
    local_user_enabled        = true
  }
}

resource "azurerm_storage_account_local_user" "one_key" {
  attrs = {
    name               = "biolabnord"
    ssh_authorized_key = [{ key = "ssh-ed25519 AAAA1" }]
  }
}

# The same sender in another account.
resource "azurerm_storage_account_local_user" "one_key_elsewhere" {
  attrs = {
    name               = "biolabnord"
    ssh_authorized_key = [{ key = "ssh-ed25519 AAAA1" }]
  }
}

resource "azurerm_storage_account_local_user" "two_keys" {
  expect_failure = true
  attrs = {
    name               = "biolabsud"
    ssh_authorized_key = [{ key = "ssh-ed25519 AAAA2" }, { key = "ssh-ed25519 AAAA3" }]
  }
}

resource "azurerm_storage_account_local_user" "key_of_another" {
  expect_failure = true
  attrs = {
    name               = "biolabest"
    ssh_authorized_key = [{ key = "ssh-ed25519 AAAA2" }]
  }
}

resource "azurerm_storage_account_local_user" "generic" {
  expect_failure = true
  attrs = {
    name = "upload"
  }
}

resource "azurerm_storage_account_local_user" "password" {
  expect_failure = true
  attrs = {
    name                 = "biolabouest"
    ssh_password_enabled = true
  }
}

# -- keys of services ----------------------------------------------------------------------------------------------------------

resource "azurerm_cosmosdb_account" "old_spelling" {
  attrs = {
    local_authentication_disabled = true
  }
}

resource "azurerm_cosmosdb_account" "mongo" {
  attrs = {
    kind = "MongoDB"
  }
}

resource "azurerm_cosmosdb_account" "cassandra" {
  attrs = {
    capabilities = [{ name = "EnableCassandra" }]
  }
}

resource "azurerm_cosmosdb_account" "serverless" {
  expect_failure = true
  attrs = {
    capabilities = [{ name = "EnableServerless" }]
  }
}

resource "azurerm_search_service" "on" {
  expect_failure = true
  attrs = {
    local_authentication_enabled = true
  }
}

resource "azurerm_eventgrid_topic" "off" {
  attrs = {
    local_auth_enabled = false
  }
}

resource "azurerm_app_configuration" "default" {
  expect_failure = true
  attrs = {
    name = "configuration"
  }
}

resource "azurerm_log_analytics_workspace" "off" {
  attrs = {
    local_authentication_enabled = false
  }
}

resource "azurerm_log_analytics_workspace" "default" {
  expect_failure = true
  attrs = {
    local_authentication_disabled = false
  }
}

resource "azurerm_redis_cache" "off" {
  attrs = {
    access_keys_authentication_enabled = false
  }
}

resource "azurerm_redis_cache" "default" {
  expect_failure = true
  attrs = {
    name = "sessions"
  }
}

resource "azurerm_managed_redis" "default" {
  attrs = {
    name = "sessions"
  }
}

resource "azurerm_managed_redis" "on" {
  expect_failure = true
  attrs = {
    access_keys_authentication_enabled = true
  }
}

resource "azurerm_container_registry" "default" {
  attrs = {
    name = "images"
  }
}

resource "azurerm_container_registry" "admin" {
  expect_failure = true
  attrs = {
    admin_enabled = "true"
  }
}

resource "azurerm_container_registry_token" "portal" {
  attrs = {
    name = "results-portal"
  }
}

resource "azurerm_container_registry_token" "shared" {
  expect_failure = true
  attrs = {
    name = "shared-token"
  }
}

resource "azurerm_batch_account" "directory_only" {
  attrs = {
    allowed_authentication_modes = ["AAD"]
  }
}

resource "azurerm_batch_account" "keys_too" {
  expect_failure = true
  attrs = {
    allowed_authentication_modes = ["AAD", "SharedKey"]
  }
}

# -- applications and clusters -------------------------------------------------------------------------------------------------

resource "azurerm_windows_web_app" "off" {
  attrs = {
    ftp_publish_basic_authentication_enabled       = false
    webdeploy_publish_basic_authentication_enabled = false
  }
}

resource "azurerm_linux_function_app" "one_of_two" {
  expect_failure = true
  attrs = {
    ftp_publish_basic_authentication_enabled = false
  }
}

resource "azurerm_kubernetes_cluster" "directory_only" {
  attrs = {
    local_account_disabled                           = true
    azure_active_directory_role_based_access_control = [{ azure_rbac_enabled = true }]
  }
}

# Nobody could get in, and so somebody will switch it on again.
resource "azurerm_kubernetes_cluster" "without_directory" {
  expect_failure = true
  attrs = {
    local_account_disabled = true
  }
}

resource "azurerm_bastion_host" "default" {
  attrs = {
    name = "bastion"
  }
}

resource "azurerm_bastion_host" "links" {
  expect_failure = true
  attrs = {
    shareable_link_enabled = true
  }
}

resource "azurerm_storage_account" "users_forbidden" {
  attrs = {
    is_hns_enabled            = true
    shared_access_key_enabled = false
    local_user_enabled        = "false"
  }
}
