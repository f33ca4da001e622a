# expect: fail
resource "google_monitoring_alert_policy" "silent" {
  display_name = "Database: many connections"
  combiner     = "OR"

  conditions {
    display_name = "Connections"

    condition_threshold {
      filter     = "resource.type = \"cloudsql_database\" AND metric.type = \"cloudsql.googleapis.com/database/network/connections\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}

# expect: pass
resource "google_monitoring_alert_policy" "heard" {
  display_name          = "Servers: load"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.security.name]

  conditions {
    display_name = "Load"

    condition_threshold {
      filter     = "resource.type = \"gce_instance\" AND metric.type = \"compute.googleapis.com/instance/cpu/utilization\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}

# expect: pass
resource "google_monitoring_notification_channel" "security" {
  display_name = "Security"
  type         = "email"

  labels = {
    email_address = "security@labora.example"
  }
}

# expect: fail
resource "google_monitoring_notification_channel" "switched_off" {
  display_name = "Operations"
  type         = "email"
  enabled      = false

  labels = {
    email_address = "operations@labora.example"
  }
}

# expect: fail
resource "google_essential_contacts_contact" "invoices" {
  parent                              = "projects/labora-staging"
  email                               = "invoices@labora.example"
  language_tag                        = "fr"
  notification_category_subscriptions = ["BILLING"]
}

resource "google_pubsub_topic" "findings" {
  name = "findings"
}

# expect: fail
resource "google_scc_notification_config" "findings" {
  config_id    = "findings"
  organization = "123456789"
  pubsub_topic = google_pubsub_topic.findings.id

  streaming_config {
    filter = "state = \"ACTIVE\""
  }
}

# Who reads this channel, only Google knows.
# expect: unknown
resource "google_monitoring_alert_policy" "to_a_channel_from_elsewhere" {
  display_name          = "Servers: disk"
  combiner              = "OR"
  notification_channels = [data.google_monitoring_notification_channel.company.name]

  conditions {
    display_name = "Disk"

    condition_threshold {
      filter     = "resource.type = \"gce_instance\" AND metric.type = \"agent.googleapis.com/disk/percent_used\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}

data "google_monitoring_notification_channel" "company" {
  display_name = "Company"
}
