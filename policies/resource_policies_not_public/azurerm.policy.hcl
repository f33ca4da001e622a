# Nobody is anonymous in roles and access policies of Azure: each names one principal of the tenant. What lets in whoever comes is a
# shared key, and the widest one can make more of them.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]

  # Rules of namespaces, hubs, queues and topics, each of which is a pair of keys.
  shared_keys = [
    "azurerm_eventhub_authorization_rule", "azurerm_eventhub_namespace_authorization_rule",
    "azurerm_servicebus_namespace_authorization_rule", "azurerm_servicebus_queue_authorization_rule",
    "azurerm_servicebus_topic_authorization_rule",
  ]
}

# https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas#rights
resource_policy "azurerm_*_authorization_rule" "azurerm_shared_key" {
  filter = core::contains(local.shared_keys, meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.manage, false))
    error_message = "Whoever gets hold of a key of this rule may read and send every message, and change what is allowed to whom: the key asks for no login, from anywhere."
  }
}
