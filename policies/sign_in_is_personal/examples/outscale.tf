# expect: fail
resource "outscale_api_access_policy" "lax" {
  max_access_key_expiration_seconds = 0
  require_trusted_env               = false
}

# expect: pass
resource "outscale_api_access_policy" "strict" {
  max_access_key_expiration_seconds = 7776000
  require_trusted_env               = true
}
