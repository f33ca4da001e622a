module "defaults" {
  source = "./child"
  a      = null
  b      = null
  c      = null
}
module "values" {
  source = "./child"
  a      = "given"
  b      = "given"
  c      = "given"
}
output "defaults" { value = module.defaults.all }
output "values" { value = module.values.all }
