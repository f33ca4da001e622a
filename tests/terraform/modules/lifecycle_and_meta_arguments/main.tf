terraform {
  required_version = ">= 1.4"
}
resource "terraform_data" "first" {
  input = "one"
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [input]
    precondition {
      condition     = path.module == "."
      error_message = "never"
    }
  }
}
resource "terraform_data" "second" {
  input      = "two"
  depends_on = [terraform_data.first]
  provisioner "local-exec" {
    command = "true ${self.id}"
    when    = create
  }
}
moved {
  from = terraform_data.old
  to   = terraform_data.first
}
check "sizes" {
  assert {
    condition     = length(terraform_data.first.input) == 3
    error_message = "never"
  }
}
module "child" {
  source     = "./child"
  depends_on = [terraform_data.second]
  name       = "n"
}
output "name" {
  value       = module.child.name
  description = "with more arguments"
  depends_on  = [terraform_data.second]
}
