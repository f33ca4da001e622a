variable "name" {
  type    = string
  default = 7
}
variable "ports" {
  type    = set(number)
  default = ["443", 80, 443]
}
variable "sizes" {
  type    = map(number)
  default = { small = "1", large = 10 }
}
variable "flags" {
  type    = list(bool)
  default = ["true", false]
}
variable "anything" {
  default = { a = [1, "x", null] }
}
variable "same" {
  type    = list(any)
  default = [1, "x", true]
}
variable "pair" {
  type    = tuple([string, number])
  default = [1, "2"]
}
resource "terraform_data" "all" {
  input = {
    name = var.name, ports = var.ports, sizes = var.sizes, flags = var.flags, anything = var.anything, same = var.same, pair = var.pair
  }
}
output "first_port" { value = tolist(var.ports)[0] }
output "same" { value = var.same }
