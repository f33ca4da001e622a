terraform {
  required_version = ">= 1.0"
}
moved {
  from = terraform_data.old
  to   = terraform_data.new
}
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}
resource "terraform_data" "new" {
  input = "kept"
}
check "known_and_unknown" {
  assert {
    condition     = terraform_data.new.input == "kept"
    error_message = "The input is ${terraform_data.new.input}."
  }
  assert {
    condition     = terraform_data.new.id != ""
    error_message = "There is no id."
  }
}
variable "token" {
  type      = string
  ephemeral = true
  default   = "only while terraform runs"
}
output "kept" { value = terraform_data.new.input }
