variable "index" { type = number }
output "label" { value = format("worker-%02d", var.index) }
output "index" { value = var.index }
