variable "name" {}
variable "size" {}
output "all" { value = [var.name, var.size] }
