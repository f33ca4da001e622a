# expect: fail
resource "scaleway_instance_image" "converter" {
  name           = "converter"
  root_volume_id = "fr-par-1/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  public         = true
}

# expect: pass
resource "scaleway_instance_image" "private" {
  name           = "private"
  root_volume_id = "fr-par-1/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
}
