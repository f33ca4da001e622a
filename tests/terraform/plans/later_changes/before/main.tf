resource "terraform_data" "kept" {
  input = "same"
}

resource "terraform_data" "changed" {
  input = { retention = 30 }
}

resource "terraform_data" "replaced" {
  triggers_replace = "v1"
}

resource "terraform_data" "removed" {
  count = 2
  input = count.index
}
