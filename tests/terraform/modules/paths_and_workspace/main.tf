output "module" { value = path.module }
output "workspace" { value = terraform.workspace }
output "environment" { value = terraform.workspace == "default" ? "staging" : terraform.workspace }
output "exists" { value = [fileexists("${path.module}/main.tf"), fileexists("nothing.txt")] }
output "files" { value = fileset(path.module, "*.txt") }
output "content" { value = [for name in fileset(path.module, "*.txt") : trimspace(file("${path.module}/${name}"))] }
output "hash" { value = filesha256("a.txt") }
module "child" { source = "./child" }
output "child" { value = module.child.path }
