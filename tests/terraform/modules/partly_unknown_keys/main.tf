resource "terraform_data" "base" { input = "b" }
locals {
  values = { known = terraform_data.base.id, other = "x" }
  keys   = { for id in [terraform_data.base.id] : id => 1 }
  mixed  = ["a", terraform_data.base.id]
  nested = { list = [{ id = terraform_data.base.id, n = 1 }], map = { a = { b = terraform_data.base.id } } }
}
resource "terraform_data" "each" {
  for_each = local.values
  input    = each.value
}
resource "terraform_data" "of_ids" {
  for_each = { for key, one in terraform_data.each : "${key}!" => one.id }
  input    = "id is ${each.value}"
}
output "keys" { value = [keys(local.values), keys(terraform_data.each), keys(terraform_data.of_ids)] }
output "lengths" { value = [length(local.values), length(local.mixed), length(local.nested.list), length(terraform_data.each)] }
output "unknown" { value = [local.keys, length(local.keys), keys(local.keys), contains(local.mixed, "z")] }
output "known" { value = [contains(local.mixed, "a"), local.mixed[0], local.nested.list[0].n, try(local.nested.map.x, "none")] }
output "parts" { value = [local.nested, [for m in local.mixed : m != null], { for k, v in local.values : k => v == null }] }
output "merged" { value = merge(local.values, { known = "now" }, { more = local.mixed[1] }) }
