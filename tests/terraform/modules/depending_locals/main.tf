variable "environment" { default = "staging" }
locals {
  prefix = "${local.company}-${var.environment}"
  company = "acme"
  tags = merge(local.common, { name = local.prefix })
  common = { environment = var.environment, managed = true }
}
locals {
  list = [for key, value in local.tags : "${key}=${value}"]
  deep = { a = { b = { c = local.tags } } }
}
resource "terraform_data" "tagged" {
  input            = local.tags
  triggers_replace = [local.prefix, local.deep.a.b.c.name]
}
output "list" { value = local.list }
output "deep" { value = local.deep.a["b"].c }
