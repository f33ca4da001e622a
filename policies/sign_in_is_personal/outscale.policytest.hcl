policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_api_access_policy" "text" {
  attrs = { require_trusted_env = "true", max_access_key_expiration_seconds = "3600" }
}

resource "outscale_api_access_policy" "endless" {
  attrs          = { require_trusted_env = true, max_access_key_expiration_seconds = 0 }
  expect_failure = true
}

resource "outscale_api_access_policy" "without_certificate" {
  attrs          = { require_trusted_env = false, max_access_key_expiration_seconds = 3600 }
  expect_failure = true
}
