variable "may_manage" {
  type = bool
}

# expect: fail HCL_PUB_004
resource "azurerm_servicebus_namespace_authorization_rule" "everything" {
  name         = "everything"
  namespace_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.ServiceBus/namespaces/lab"
  listen       = true
  send         = true
  manage       = true
}

# expect: pass
resource "azurerm_eventhub_authorization_rule" "reading" {
  name                = "reading"
  namespace_name      = "lab"
  eventhub_name       = "results"
  resource_group_name = "lab"
  listen              = true
}

# expect: unknown
resource "azurerm_servicebus_queue_authorization_rule" "as_configured" {
  name     = "as-configured"
  queue_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.ServiceBus/namespaces/lab/queues/results"
  listen   = true
  send     = true
  manage   = var.may_manage
}
