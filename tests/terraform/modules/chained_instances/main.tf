variable "zones" { default = ["a", "b"] }
resource "terraform_data" "subnet" {
  for_each = toset(var.zones)
  input    = "subnet-${each.key}"
}
resource "terraform_data" "gateway" {
  for_each = terraform_data.subnet
  input    = each.value.input
}
resource "terraform_data" "route" {
  for_each = { for zone, gateway in terraform_data.gateway : zone => gateway.id if zone != "b" }
  input    = each.value
}
module "host" {
  source   = "./host"
  for_each = terraform_data.subnet
  subnet   = each.value.id
  zone     = each.key
}
output "routes" { value = keys(terraform_data.route) }
output "hosts" { value = [for host in module.host : host.name] }
output "subnets" { value = { for key, host in module.host : key => host.subnet } }
