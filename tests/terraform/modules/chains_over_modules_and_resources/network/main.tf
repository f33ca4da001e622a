variable "name" { type = string }
variable "zones" { type = list(string) }
variable "public" {
  type     = bool
  default  = false
  nullable = false
}
resource "terraform_data" "subnet" {
  for_each = toset(var.zones)
  input    = "${var.name}-${each.key}"
}
output "name" { value = var.name }
output "public" { value = var.public }
output "subnets" { value = values(terraform_data.subnet)[*].input }
output "id" { value = values(terraform_data.subnet)[0].id == null ? "none" : var.name }
