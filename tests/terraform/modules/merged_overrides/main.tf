variable "size" {
  type        = number
  default     = 1
  description = "as written"
}
locals {
  kept     = "kept"
  replaced = "as written"
}
resource "terraform_data" "a" {
  input            = "as written"
  triggers_replace = var.size
  lifecycle {
    create_before_destroy = true
  }
}
module "child" {
  source = "./child"
  value  = "as written"
  other  = "kept"
}
output "all" { value = [var.size, local.kept, local.replaced, terraform_data.a.input, module.child.all] }
output "told" {
  value     = "as written"
  sensitive = true
}
