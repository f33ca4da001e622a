# Alerts of DigitalOcean reach people by mail, or in a channel of Slack.
# https://docs.digitalocean.com/products/monitoring/how-to/set-up-alerts/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  # Where an alert says whom it tells.
  holders = {
    digitalocean_monitor_alert = "alerts"
    digitalocean_uptime_alert  = "notifications"
  }
}

resource_policy "digitalocean_*_alert" "digitalocean_alert" {
  filter = core::contains(core::keys(local.holders), meta.type)

  locals {
    told = core::try(attrs[local.holders[meta.type]], [])
  }

  enforce {
    condition = core::anytrue([
      for one in local.told :
      !core::contains([null, []], core::try(one.email, null)) || !core::contains([null, []], core::try(one.slack, null))
    ])
    error_message = "This alert tells nobody: it names neither an address nor a channel."
  }

  enforce {
    condition     = !core::contains([false, "false"], core::try(attrs.enabled, true))
    error_message = "This alert is switched off: it watches nothing."
  }
}
