# expect: fail
provider "azurerm" {
  features {}
}

# expect: fail
resource "azurerm_key_vault" "keys" {
  name                = "labora-keys"
  location            = "francecentral"
  resource_group_name = "labora-staging"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "standard"
}

# The figures of a vault say nothing about who read a key.
resource "azurerm_monitor_diagnostic_setting" "figures" {
  name                       = "figures"
  target_resource_id         = azurerm_key_vault.keys.id
  log_analytics_workspace_id = "workspace"

  enabled_metric {
    category = "AllMetrics"
  }
}
