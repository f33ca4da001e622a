# Flow logs of Azure are written by the network watcher, for a network, a subnet or an interface. Those of security groups are the older
# form: none can be created since June 2025, and the log of the network records the same traffic, so that groups are not asked for one.
# https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes    = [true, "true"]
  no     = [false, "false"]
  groups = ["allLogs", "audit"]

  flow_logs = core::getresources("azurerm_network_watcher_flow_log", {})
  targets = core::concat(
    [for log in local.flow_logs : core::try(log.target_resource_id, null)],
    [for log in local.flow_logs : core::try(log.network_security_group_id, null)],
  )

  # https://learn.microsoft.com/en-us/azure/firewall/monitor-firewall-reference
  firewall_categories = ["AZFWApplicationRule", "AZFWNetworkRule", "AzureFirewallApplicationRule", "AzureFirewallNetworkRule"]
}

resource_policy "azurerm_virtual_network" "azurerm_network" {
  locals {
    subnets = core::getresources("azurerm_subnet", { virtual_network_name = attrs.name })
    each_subnet_has_one = core::length(local.subnets) > 0 && core::alltrue([
      for subnet in local.subnets : core::contains(local.targets, subnet.id) || core::anytrue([
        for link in core::getresources("azurerm_subnet_network_security_group_association", { subnet_id = subnet.id }) :
        core::contains(local.targets, link.network_security_group_id)
      ])
    ])
  }

  enforce {
    condition     = core::contains(local.targets, attrs.id) || local.each_subnet_has_one
    error_message = "Nobody records the traffic of this network: after a leak, nothing tells who took which way out and how much went."
  }
}

resource_policy "azurerm_network_watcher_flow_log" "azurerm_flow_log" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enabled, null))
    error_message = "This flow log is switched off: it records nothing."
  }
}

# https://learn.microsoft.com/en-us/azure/firewall/monitor-firewall
resource_policy "azurerm_firewall" "azurerm_firewall" {
  locals {
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs = core::flatten([
      for setting in local.settings : [
        core::try(setting.enabled_log, []),
        [for log in core::try(setting.log, []) : log if !core::contains(local.no, core::try(log.enabled, true))],
      ]
    ])
  }

  enforce {
    condition = core::anytrue([
      for log in local.logs :
      core::contains(local.groups, core::try(log.category_group, null)) || core::contains(local.firewall_categories, core::try(log.category, null))
    ])
    error_message = "This firewall keeps no record of what it lets through and what it stops: no diagnostic setting passes it on."
  }
}
