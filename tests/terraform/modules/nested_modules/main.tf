module "outer" {
  source = "./outer"
  names  = ["x", "y"]
}
output "all" { value = module.outer.all }
output "first" { value = module.outer.all[0] }
output "ids" { value = module.outer.ids }
