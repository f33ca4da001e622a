# The chain from an alert of Google Cloud to a person: alert policy -> notification channel -> mail, text message or paging tool.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  off = [false, "false"]

  # Channels that lead to a person. Behind a topic of Pub/Sub there are only machines.
  # https://cloud.google.com/monitoring/support/notification-options
  human_types = [
    "campfire", "email", "google_chat", "hipchat", "pagerduty", "slack", "sms", "webhook_basicauth", "webhook_tokenauth",
  ]

  contacts = core::getresources("google_essential_contacts_contact", {})

  scc_types = [
    "google_scc_folder_notification_config", "google_scc_notification_config", "google_scc_organization_notification_config",
    "google_scc_project_notification_config", "google_scc_v2_folder_notification_config",
    "google_scc_v2_organization_notification_config", "google_scc_v2_project_notification_config",
  ]
}

# https://cloud.google.com/monitoring/alerts/using-alerting-ui
resource_policy "google_monitoring_alert_policy" "google_alert_policy" {
  locals {
    channels = core::try(attrs.notification_channels, null) == null ? [] : attrs.notification_channels

    # A channel that is declared elsewhere is read there, or it is not: that cannot be seen from here.
    heard = [
      for channel in local.channels :
      core::length(core::getresources("google_monitoring_notification_channel", { id = channel })) > 0
      ? core::anytrue([
        for one in core::getresources("google_monitoring_notification_channel", { id = channel }) :
        core::contains(local.human_types, core::try(one.type, null)) && !core::contains(local.off, core::try(one.enabled, true))
      ])
      : core::contains(local.human_types, core::getdatasource("google_monitoring_notification_channel", { name = channel }).type)
    ]
  }

  enforce {
    condition     = core::length(core::try(attrs.notification_channels, null) == null ? [] : attrs.notification_channels) > 0
    error_message = "This alert policy has no notification channel: it opens an incident in a console and tells nobody."
  }

  enforce {
    condition     = core::length(local.channels) == 0 || core::anytrue(local.heard)
    error_message = "The channels of this alert policy lead to no person: they are switched off, or only machines listen."
  }
}

resource_policy "google_monitoring_notification_channel" "google_channel" {
  enforce {
    condition     = !core::contains(local.off, core::try(attrs.enabled, true))
    error_message = "This notification channel is switched off: whatever is sent to it reaches nobody."
  }

  enforce {
    condition = (
      core::try(attrs.type, null) != "email"
      || core::try(core::trimspace(attrs.labels["email_address"]), "") != ""
    )
    error_message = "This notification channel sends mail to no address."
  }
}

# Google writes to these people when it sees that a project was broken into.
# https://cloud.google.com/resource-manager/docs/managing-notification-contacts
resource_policy "google_essential_contacts_contact" "google_contact" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for contact in local.contacts : core::anytrue([
        for category in contact.notification_category_subscriptions : core::contains(["ALL", "SECURITY"], category)
      ])
    ])
    error_message = "Contacts are named, but none of them is told about security: when Google reports a break-in, nobody learns of it."
  }
}

# https://cloud.google.com/security-command-center/docs/how-to-notifications
resource_policy "google_scc_*" "google_findings" {
  filter = core::contains(local.scc_types, meta.type)

  # A topic that is declared elsewhere may be read there.
  enforce {
    condition = (
      core::length(core::getresources("google_pubsub_topic", { id = attrs.pubsub_topic })) > 0
      ? core::length(core::getresources("google_pubsub_subscription", { topic = attrs.pubsub_topic })) > 0
      : core::getdatasource("google_pubsub_topic", { name = attrs.pubsub_topic }).name != null
    )
    error_message = "Findings of the Security Command Center are sent to a topic that nobody reads: they arrive nowhere."
  }
}
