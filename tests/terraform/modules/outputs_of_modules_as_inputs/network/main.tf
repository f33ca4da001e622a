variable "cidr" { type = string }
locals { subnets = { for index, zone in ["a", "b"] : zone => cidrsubnet(var.cidr, 8, index) } }
resource "terraform_data" "subnet" {
  for_each = local.subnets
  input    = each.value
}
output "subnets" { value = [for zone, subnet in terraform_data.subnet : { zone = zone, cidr = subnet.input, id = subnet.id }] }
output "cidr" { value = var.cidr }
