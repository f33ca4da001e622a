variable "size" { default = 2 }
locals { b = "a_override" }
resource "terraform_data" "one" {
  input = "a_override"
}
resource "terraform_data" "many" { input = "a_override ${count.index}" }
module "child" { name = "a_override" }
