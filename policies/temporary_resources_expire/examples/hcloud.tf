# expect: fail
resource "hcloud_server" "import" {
  name        = "import"
  server_type = "cx23"
  labels      = { environment = "staging" }
}

# The day has passed.
# expect: fail
resource "hcloud_volume" "deliveries" {
  name   = "deliveries"
  size   = 100
  labels = { environment = "staging", expires-at = "2024-12-31" }
}

# expect: pass
resource "hcloud_storage_box" "for_a_quarter" {
  name             = "for-a-quarter"
  storage_box_type = "bx11"
  location         = "fsn1"
  labels           = { environment = "migration", ttl = "90d" }
}

# Not meant to pass.
resource "hcloud_volume" "for_good" {
  name   = "for-good"
  size   = 100
  labels = { environment = "production" }
}
