variable "enabled" {
  type    = bool
  default = true
}
variable "names" {
  type    = list(string)
  default = []
}
resource "terraform_data" "log" {
  count = var.enabled && length(var.names) == 0 ? 1 : 0
  input = "logging"
}
resource "terraform_data" "user" {
  for_each = var.enabled ? toset(concat(var.names, ["root"])) : toset([])
  input    = each.value
}
resource "terraform_data" "off" {
  for_each = var.enabled ? {} : { x = 1 }
  input    = each.value
}
output "log" { value = length(terraform_data.log) > 0 ? terraform_data.log[0].input : "off" }
output "users" { value = sort(keys(terraform_data.user)) }
output "off" { value = length(terraform_data.off) }
output "coalesced" { value = coalesce(one(terraform_data.log[*].id), "none") }
