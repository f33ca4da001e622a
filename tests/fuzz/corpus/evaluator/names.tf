variable "text" { default = "hello" }
variable "number" { default = 4 }
variable "flag" { default = true }
variable "null_text" {
  type    = string
  default = null
}
variable "list" {
  type    = list(string)
  default = ["a", "b", "c"]
}
variable "map" {
  type    = map(string)
  default = { a = "x", b = "y" }
}
variable "set" {
  type    = set(string)
  default = ["b", "a"]
}
variable "object" {
  type    = object({ name = string, size = optional(number, 3), on = bool })
  default = { name = "o", on = "true" }
}
variable "any" {}
variable "open" { type = string }
resource "terraform_data" "u" { input = var.open }
output "o" { value = [upper(var.open), var.any, terraform_data.u.output] }
