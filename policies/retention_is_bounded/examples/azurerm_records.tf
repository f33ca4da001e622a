# expect: fail
resource "azurerm_servicebus_queue" "orders" {
  name         = "orders"
  namespace_id = "namespace"
}

# expect: pass
resource "azurerm_servicebus_topic" "results" {
  name                = "results"
  namespace_id        = "namespace"
  default_message_ttl = "P14D"
}

# What the topic drops, the subscription drops too.
# expect: pass
resource "azurerm_servicebus_subscription" "portal" {
  name               = "portal"
  topic_id           = azurerm_servicebus_topic.results.id
  max_delivery_count = 10
}

# expect: fail
resource "azurerm_eventhub" "compacted" {
  name            = "patients"
  namespace_id    = "namespace"
  partition_count = 2

  retention_description {
    cleanup_policy = "Compact"
  }
}
