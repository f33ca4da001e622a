variable "name" { type = string }
resource "terraform_data" "this" { input = "${path.module == "." ? "root" : "child"} ${var.name}" }
output "name" { value = terraform_data.this.input }
output "id" { value = terraform_data.this.id }
