variable "size" {
  type    = number
  default = 1
}
locals {
  a = "main"
  b = "main"
}
resource "terraform_data" "one" {
  input            = local.a
  triggers_replace = "kept"
  lifecycle {
    create_before_destroy = true
  }
}
resource "terraform_data" "many" {
  count = var.size
  input = "main"
}
module "child" {
  source = "./child"
  name   = "main"
  size   = 1
}
output "locals" { value = [local.a, local.b] }
output "child" {
  value       = module.child.all
  description = "kept"
}
