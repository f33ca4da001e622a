# Alarms of Scaleway reach whoever is a contact point of the alert manager.
# https://www.scaleway.com/en/docs/cockpit/how-to/add-contact-points/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

resource_policy "scaleway_cockpit_alert_manager" "scaleway_alert_manager" {
  enforce {
    condition     = core::anytrue([for one in core::try(attrs.contact_points, []) : !core::contains([null, ""], core::try(one.email, null))])
    error_message = "Alarms of this project reach nobody: the alert manager has no contact point."
  }
}
