# expect: fail
resource "google_app_engine_application" "portal" {
  project     = "labora-prod"
  location_id = "europe-west"
}

# What is wrong is said of the application.
# expect: pass
resource "google_app_engine_standard_app_version" "portal" {
  service = "default"
  runtime = "python312"
}
