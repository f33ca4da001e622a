locals {
  a = local.b + 1
  b = local.c * 2
  c = var.start
}
variable "start" { default = 5 }
module "left" {
  source = "./side"
  given  = module.right.own
  name   = "left"
}
module "right" {
  source = "./side"
  given  = "root"
  name   = "right"
}
resource "terraform_data" "chain" {
  count = 3
  input = "step ${count.index} of ${local.a}"
}
resource "terraform_data" "after" {
  input = [for one in terraform_data.chain : one.input if one.input != terraform_data.chain[1].input]
}
output "values" { value = [local.a, module.left.both, module.right.both, terraform_data.after.input] }
