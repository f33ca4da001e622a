variable "secret" {
  default   = "swordfish"
  sensitive = true
}

resource "terraform_data" "kept" {
  input = "same"
}

resource "terraform_data" "changed" {
  input = { retention = 90, secret = var.secret }
}

resource "terraform_data" "replaced" {
  triggers_replace = "v2"
}

resource "terraform_data" "removed" {
  count = 1
  input = count.index
}

resource "terraform_data" "refers_to_kept" {
  input = terraform_data.kept.id
}

resource "terraform_data" "refers_to_replaced" {
  input = terraform_data.replaced.id
}
