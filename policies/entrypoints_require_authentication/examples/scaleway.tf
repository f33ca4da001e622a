# expect: fail
resource "scaleway_container" "portal" {
  name         = "portal"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}

# expect: pass
resource "scaleway_container" "import" {
  name         = "import"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  privacy      = "private"
}

variable "scaleway_privacy" {
  type = string
}

# expect: unknown
resource "scaleway_function" "by_variable" {
  name         = "by-variable"
  namespace_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  privacy      = var.scaleway_privacy
}
