variable "password" {
  type      = string
  default   = "hunter2"
  sensitive = true
}
module "vault" {
  source = "./vault"
  secret = var.password
}
locals {
  derived = "user:${var.password}"
  object  = { open = "o", closed = sensitive("c") }
  map     = { for k, v in { (var.password) = 1 } : k => v }
}
resource "terraform_data" "holder" {
  input = { password = var.password, plain = "p", nested = [local.object] }
}
output "marks" {
  value = [
    issensitive(var.password), issensitive(local.derived), issensitive(local.object), issensitive(local.object.closed),
    issensitive(module.vault.secret), issensitive(module.vault.open), issensitive([var.password]), issensitive(length(var.password)),
    issensitive(true ? "a" : var.password), issensitive(nonsensitive(var.password)),
  ]
}
output "shown" { value = [nonsensitive(local.derived), local.object.open, nonsensitive(module.vault.secret)] }
output "hidden" {
  value     = [local.derived, local.object, local.map, terraform_data.holder.input.password]
  sensitive = true
}
