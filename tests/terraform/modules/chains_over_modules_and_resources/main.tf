variable "regions" {
  type    = map(object({ zones = list(string), public = optional(bool) }))
  default = {
    north = { zones = ["a", "b"] }
    south = { zones = ["c"], public = true }
  }
}
module "network" {
  source   = "./network"
  for_each = var.regions
  name     = each.key
  zones    = each.value.zones
  public   = each.value.public
}
resource "terraform_data" "gateway" {
  for_each = module.network
  input    = { network = each.value.name, subnets = each.value.subnets, id = each.value.id }
}
resource "terraform_data" "route" {
  for_each = terraform_data.gateway
  input    = "${each.key}:${join(",", each.value.input.subnets)}"
}
module "audit" {
  source   = "./audit"
  for_each = { for key, route in terraform_data.route : key => route.input if module.network[key].public }
  route    = each.value
}
output "networks" { value = { for key, one in module.network : key => one.subnets } }
output "routes" { value = [for route in terraform_data.route : route.input] }
output "audited" { value = { for key, one in module.audit : key => one.said } }
output "keys" { value = [keys(module.network), keys(terraform_data.route), keys(module.audit)] }
