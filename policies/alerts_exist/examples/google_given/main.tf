# expect: fail
provider "google" {
  project = "labora-staging"
}

# Whether the alert is on this subscription, only the variable tells.
# expect: unknown
resource "google_pubsub_subscription" "orders" {
  name  = "orders"
  topic = "orders"
}

resource "google_monitoring_alert_policy" "orders" {
  display_name = "Orders"
  combiner     = "OR"

  conditions {
    display_name = "Age"

    condition_threshold {
      filter     = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription/oldest_unacked_message_age\" AND resource.labels.subscription_id = \"${var.subscription}\""
      comparison = "COMPARISON_GT"
      duration   = "300s"
    }
  }
}

variable "subscription" {
  type = string
}

# The alert is on a subscription, whichever that is.
# expect: fail
resource "google_sql_database_instance" "unwatched" {
  name             = "results"
  database_version = "POSTGRES_16"
}
