variable "a" { default = "default" }
variable "b" {
  default  = "default"
  nullable = false
}
variable "c" {
  type     = string
  default  = "default"
  nullable = true
}
output "all" { value = { a = var.a, b = var.b, c = var.c } }
