variable "names" { type = list(string) }
module "inner" {
  source = "../inner"
  count  = length(var.names)
  name   = upper(var.names[count.index])
}
resource "terraform_data" "sum" { input = join("-", module.inner[*].name) }
output "all" { value = module.inner[*].name }
output "ids" { value = module.inner[*].id }
