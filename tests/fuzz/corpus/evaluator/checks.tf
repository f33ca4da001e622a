variable "port" {
  type = number
  validation {
    condition     = var.port > 1024
    error_message = "The port ${var.port} is too low."
  }
}
locals { ports = { for p in [var.port, 8080] : "p${p}" => p... } }
resource "azurerm_storage_account" "a" {
  name                     = "store"
  min_tls_version          = try(local.ports["p1"], "TLS1_2")
  allow_nested_items_to_be_public = can(regex("^a", var.port))
  lifecycle {
    precondition {
      condition     = length(local.ports) > 0
      error_message = "none"
    }
  }
}
check "c" {
  assert {
    condition     = azurerm_storage_account.a.name != "store"
    error_message = "named ${azurerm_storage_account.a.name}"
  }
}
