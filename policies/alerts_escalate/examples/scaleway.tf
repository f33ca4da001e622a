# expect: fail
resource "scaleway_cockpit_alert_manager" "unread" {
  project_id              = "1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  preconfigured_alert_ids = ["6c6843af-1815-46df-9e52-6feafcf31fd7"]
}

# expect: pass
resource "scaleway_cockpit_alert_manager" "read" {
  project_id              = "2f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  preconfigured_alert_ids = ["6c6843af-1815-46df-9e52-6feafcf31fd7"]

  contact_points {
    email = "oncall@labora.example"
  }
}
