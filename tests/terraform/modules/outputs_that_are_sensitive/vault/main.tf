variable "secret" {}
output "secret" {
  value     = var.secret
  sensitive = true
}
output "open" { value = "open" }
