variable "name" { type = string }
variable "size" { type = number }
variable "lead" {
  type    = string
  default = "nobody"
}
resource "terraform_data" "member" {
  count = var.size
  input = "${var.name}${count.index}"
}
output "members" { value = terraform_data.member[*].input }
output "lead" { value = var.lead }
