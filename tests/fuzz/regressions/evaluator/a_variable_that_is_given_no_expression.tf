variable "v" {
  type = list(string)
}
variable "w" {
  type = map(any)
}
variable "x" {
  type = set(any)
}
variable "y" {
  type = list(any)
}
locals {
  a = [var.v, var.w, var.x, var.y]
}
output "o" {
  value = local.a
}
