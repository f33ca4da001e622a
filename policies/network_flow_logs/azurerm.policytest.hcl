policytest {
  targets = ["azurerm.policy.hcl"]
}

locals {
  prefix = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/staging/providers/Microsoft.Network"
}

resource "azurerm_virtual_network" "recorded" {
  attrs = {
    id   = "${local.prefix}/virtualNetworks/recorded"
    name = "recorded"
  }
}

resource "azurerm_network_watcher_flow_log" "recorded" {
  attrs = {
    target_resource_id = "${local.prefix}/virtualNetworks/recorded"
    enabled            = "true"
  }
}

resource "azurerm_virtual_network" "half" {
  expect_failure = true
  attrs = {
    id   = "${local.prefix}/virtualNetworks/half"
    name = "half"
  }
}

resource "azurerm_subnet" "recorded" {
  attrs = {
    id                   = "${local.prefix}/virtualNetworks/half/subnets/servers"
    virtual_network_name = "half"
  }
}

resource "azurerm_subnet" "unrecorded" {
  attrs = {
    id                   = "${local.prefix}/virtualNetworks/half/subnets/databases"
    virtual_network_name = "half"
  }
}

resource "azurerm_network_watcher_flow_log" "subnet" {
  attrs = {
    target_resource_id = "${local.prefix}/virtualNetworks/half/subnets/servers"
    enabled            = true
  }
}

resource "azurerm_network_watcher_flow_log" "switched_off" {
  expect_failure = true
  attrs = {
    target_resource_id = "${local.prefix}/virtualNetworks/other"
    enabled            = false
  }
}

# Its figures are kept, what it stops is not.
resource "azurerm_firewall" "other_categories" {
  expect_failure = true
  attrs = {
    id = "${local.prefix}/azureFirewalls/hub"
  }
}

resource "azurerm_monitor_diagnostic_setting" "other_categories" {
  attrs = {
    target_resource_id = "${local.prefix}/azureFirewalls/hub"
    enabled_log        = [{ category = "AZFWDnsQuery" }]
  }
}

resource "azurerm_firewall" "logged" {
  attrs = {
    id = "${local.prefix}/azureFirewalls/spoke"
  }
}

resource "azurerm_monitor_diagnostic_setting" "logged" {
  attrs = {
    target_resource_id = "${local.prefix}/azureFirewalls/spoke"
    log                = [{ category = "AzureFirewallNetworkRule", enabled = true }]
  }
}
