variable "size" { default = "7" }
locals { replaced = "by a" }
resource "terraform_data" "a" {
  input = "by a ${var.size}"
}
output "told" { value = "by a" }
