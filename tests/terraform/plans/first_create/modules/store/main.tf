variable "parent" {}

variable "label" {}

resource "terraform_data" "setting" {
  triggers_replace = var.parent
  input            = var.label
}

resource "terraform_data" "inner" {
  triggers_replace = terraform_data.setting.id
}

output "id" {
  value = terraform_data.setting.id
}
