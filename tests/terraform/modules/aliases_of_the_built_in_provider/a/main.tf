variable "name" { type = string }
module "b" {
  source    = "./b"
  providers = { terraform = terraform }
  name      = upper(var.name)
}
output "deep" { value = module.b.name }
