# expect: pass
resource "ncloud_nks_cluster" "portal" {
  name           = "portal"
  login_key_name = "portal"

  log {
    audit = true
  }
}

# expect: fail
resource "ncloud_nks_cluster" "copy" {
  name           = "copy"
  login_key_name = "copy"
}
