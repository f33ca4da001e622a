variable "n" {}
output "list" { value = [var.n, var.n * 10] }
