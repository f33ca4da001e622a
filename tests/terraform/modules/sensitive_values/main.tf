variable "password" {
  default   = "hunter2"
  sensitive = true
}
resource "terraform_data" "secret" {
  input = { user = "root", password = var.password, length = length(var.password) }
}
module "child" {
  source   = "./child"
  password = var.password
}
output "text" {
  value     = "p=${var.password}"
  sensitive = true
}
output "equal" {
  value     = var.password == "hunter2" ? "weak" : "strong"
  sensitive = true
}
output "child" {
  value     = module.child.again
  sensitive = true
}
output "plain" { value = nonsensitive(var.password) }
output "is" { value = [issensitive(var.password), issensitive("x")] }
