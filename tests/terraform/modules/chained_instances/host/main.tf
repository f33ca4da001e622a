variable "subnet" {}
variable "zone" {}
resource "terraform_data" "host" { input = { subnet = var.subnet, zone = var.zone } }
output "name" { value = "host-${terraform_data.host.input.zone}" }
output "subnet" { value = terraform_data.host.input.subnet }
