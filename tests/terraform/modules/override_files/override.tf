resource "terraform_data" "one" {
  input = "override ${local.b}"
  lifecycle {
    ignore_changes = [input]
  }
}
output "locals" { value = [local.b, local.a, var.size] }
