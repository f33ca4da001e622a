module "one" {
  source = "./modules/one"
}
module "again" {
  source = "./modules/one/../one/"
}
output "paths" { value = [path.module, path.root, module.one.paths, module.again.paths, terraform.workspace] }
output "by_workspace" { value = lookup({ default = "small", prod = "large" }, terraform.workspace, "unknown") }
