policytest {
  targets = ["google.policy.hcl"]
}

# -- channels ----------------------------------------------------------------------------------------------------------------

resource "google_monitoring_notification_channel" "mail" {
  attrs = {
    id     = "projects/labora/notificationChannels/1"
    type   = "email"
    labels = { email_address = "oncall@example.org" }
  }
}

resource "google_monitoring_notification_channel" "paging" {
  attrs = {
    id      = "projects/labora/notificationChannels/2"
    type    = "pagerduty"
    enabled = true
  }
}

resource "google_monitoring_notification_channel" "switched_off" {
  expect_failure = true
  attrs = {
    id      = "projects/labora/notificationChannels/3"
    type    = "slack"
    enabled = "false"
  }
}

resource "google_monitoring_notification_channel" "machines" {
  attrs = {
    id     = "projects/labora/notificationChannels/4"
    type   = "pubsub"
    labels = { topic = "projects/labora/topics/alerts" }
  }
}

resource "google_monitoring_notification_channel" "to_nobody" {
  expect_failure = true
  attrs = {
    id     = "projects/labora/notificationChannels/5"
    type   = "email"
    labels = { email_address = "" }
  }
}

# -- alert policies ------------------------------------------------------------------------------------------------------------

resource "google_monitoring_alert_policy" "heard" {
  attrs = {
    display_name          = "heard"
    notification_channels = [google_monitoring_notification_channel.machines.id, google_monitoring_notification_channel.mail.id]
  }
}

resource "google_monitoring_alert_policy" "paged" {
  attrs = {
    display_name          = "paged"
    notification_channels = [google_monitoring_notification_channel.paging.id]
  }
}

resource "google_monitoring_alert_policy" "without_channel" {
  expect_failure = true
  attrs = {
    display_name = "without channel"
  }
}

resource "google_monitoring_alert_policy" "with_null" {
  expect_failure = true
  attrs = {
    display_name          = "with null"
    notification_channels = null
  }
}

resource "google_monitoring_alert_policy" "to_a_silent_channel" {
  expect_failure = true
  attrs = {
    display_name          = "silent channel"
    notification_channels = [google_monitoring_notification_channel.switched_off.id]
  }
}

resource "google_monitoring_alert_policy" "to_machines" {
  expect_failure = true
  attrs = {
    display_name          = "machines"
    notification_channels = [google_monitoring_notification_channel.machines.id]
  }
}

# The channel belongs to another configuration; where the provider can be asked, it is there.
resource "google_monitoring_alert_policy" "to_a_channel_from_elsewhere" {
  attrs = {
    display_name          = "elsewhere"
    notification_channels = ["projects/labora-shared/notificationChannels/9"]
  }
}

data "google_monitoring_notification_channel" "elsewhere" {
  attrs = {
    name = "projects/labora-shared/notificationChannels/9"
    type = "email"
  }
}

# -- contacts ------------------------------------------------------------------------------------------------------------------

resource "google_essential_contacts_contact" "invoices" {
  expect_failure = true
  attrs = {
    email                               = "invoices@example.org"
    notification_category_subscriptions = ["BILLING"]
  }
}

# -- findings ------------------------------------------------------------------------------------------------------------------

resource "google_pubsub_topic" "read" {
  attrs = {
    id   = "projects/labora/topics/read"
    name = "read"
  }
}

resource "google_pubsub_subscription" "read" {
  attrs = {
    name  = "read"
    topic = google_pubsub_topic.read.id
  }
}

resource "google_pubsub_topic" "unread" {
  attrs = {
    id   = "projects/labora/topics/unread"
    name = "unread"
  }
}

resource "google_scc_notification_config" "read" {
  attrs = {
    config_id    = "read"
    pubsub_topic = google_pubsub_topic.read.id
  }
}

resource "google_scc_v2_organization_notification_config" "unread" {
  expect_failure = true
  attrs = {
    config_id    = "unread"
    pubsub_topic = google_pubsub_topic.unread.id
  }
}
