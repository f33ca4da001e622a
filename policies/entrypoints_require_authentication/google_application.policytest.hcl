policytest {
  targets = ["google_web.policy.hcl"]
}

# An application in the same configuration decides for all its versions.

resource "google_app_engine_application" "login" {
  attrs = { location_id = "europe-west", iap = [{ oauth2_client_id = "id", oauth2_client_secret = "secret" }] }
}

resource "google_app_engine_application" "open" {
  attrs          = { location_id = "europe-west" }
  expect_failure = true
}

resource "google_app_engine_application" "switched_off" {
  attrs          = { location_id = "europe-west", iap = [{ enabled = false, oauth2_client_id = "id", oauth2_client_secret = "secret" }] }
  expect_failure = true
}

resource "google_app_engine_standard_app_version" "of_an_application" {
  attrs = { service = "portal" }
}
