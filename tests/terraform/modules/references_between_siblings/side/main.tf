variable "given" {}
variable "name" {}
output "own" { value = "made by ${var.name}" }
output "both" { value = "${var.given} and ${var.name}" }
