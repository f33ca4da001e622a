variable "text" { type = string }
variable "number" { type = number }
variable "flag" { type = bool }
variable "list" { type = list(string) }
variable "map" { type = map(string) }
output "all" { value = [var.text, var.number, var.flag, var.list, var.map] }
