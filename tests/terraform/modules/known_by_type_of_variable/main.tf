module "child" {
  source = "./child"
  id     = terraform_data.x.id
  ids    = [terraform_data.x.id, "known"]
  object = { id = terraform_data.x.id, size = "5" }
  any    = { deep = [terraform_data.x.id] }
}
resource "terraform_data" "x" { input = 1 }
output "child" { value = module.child.all }
output "known" { value = module.child.known }
