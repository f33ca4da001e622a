variable "password" { type = string }
output "again" {
  value     = [var.password, 1]
  sensitive = true
}
