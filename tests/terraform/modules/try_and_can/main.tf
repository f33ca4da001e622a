variable "settings" {
  type    = any
  default = { a = { b = 1 }, list = [1] }
}
resource "terraform_data" "x" { input = { known = 1 } }
locals {
  id = terraform_data.x.id
  x  = terraform_data.x
}
output "found" { value = try(var.settings.a.b, 0) }
output "missing" { value = try(var.settings.a.c, var.settings.z, "fallback") }
output "index" { value = try(var.settings.list[5], null) }
output "can" { value = [can(var.settings.a), can(var.settings.q), can(tonumber("x")), can(regex("^a", "abc"))] }
output "unknown" { value = try(terraform_data.x.id, "d") }
output "of_unknown" { value = try(local.id.nope, "d") }
output "unknown_can" { value = [can(terraform_data.x.id), can(local.x.nope), can(local.id.nope)] }
output "list_with_unknown" { value = try([terraform_data.x.id], []) }
output "known_in_resource" { value = try(terraform_data.x.input.known, 0) }
output "type" { value = try(tomap({ a = 1 }), {}) }
output "conversion" { value = try(tonumber("7"), 0) + try(tonumber("seven"), 1) }
output "null" { value = try(null, 1) }
