policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azurerm_servicebus_namespace_authorization_rule" "silent" {
  attrs = { name = "portal", listen = true }
}

resource "azurerm_servicebus_namespace_authorization_rule" "null" {
  attrs = { name = "portal", listen = true, manage = null }
}

resource "azurerm_servicebus_queue_authorization_rule" "manage" {
  expect_failure = true
  attrs          = { name = "portal", listen = true, send = true, manage = true }
}

resource "azurerm_eventhub_authorization_rule" "as_text" {
  expect_failure = true
  attrs          = { name = "portal", listen = true, send = true, manage = "true" }
}

# Another kind of rule with a similar name.
resource "azurerm_relay_namespace_authorization_rule" "other" {
  attrs = { name = "portal", manage = true }
}
