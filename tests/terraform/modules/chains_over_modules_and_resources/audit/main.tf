variable "route" {}
output "said" { value = "audited ${var.route}" }
