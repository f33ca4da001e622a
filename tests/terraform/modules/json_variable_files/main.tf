variable "a" {}
variable "b" { type = map(list(number)) }
variable "c" {
  type    = string
  default = "default"
}
variable "d" { type = any }
output "all" { value = [var.a, var.b, var.c, var.d] }
