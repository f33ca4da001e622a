variable "subnets" {
  type = list(object({ zone = string, cidr = string, id = string }))
}
variable "network" { type = any }
resource "terraform_data" "service" { input = { for subnet in var.subnets : subnet.zone => subnet.cidr } }
output "used" { value = var.subnets[*].id }
output "network" { value = var.network.cidr }
