module "two" {
  source = "../two"
}
output "paths" { value = [path.module, path.root, module.two.path, terraform.workspace] }
