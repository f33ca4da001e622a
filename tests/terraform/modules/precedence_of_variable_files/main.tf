variable "a" { default = "declared" }
variable "b" { default = "declared" }
variable "c" { default = "declared" }
variable "d" { default = "declared" }
variable "whole" {
  default = { x = 1, y = 2 }
}
output "values" { value = [var.a, var.b, var.c, var.d, var.whole] }
