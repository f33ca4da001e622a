# expect: pass
resource "digitalocean_monitor_alert" "load" {
  description = "load"
  type        = "v1/insights/droplet/cpu"
  compare     = "GreaterThan"
  value       = 90
  window      = "5m"
  enabled     = true
  entities    = []
  tags        = []

  alerts {
    slack {
      channel = "on-call"
      url     = var.hook
    }
  }
}

variable "hook" {
  type      = string
  sensitive = true
}

# expect: fail
resource "digitalocean_monitor_alert" "off" {
  description = "memory"
  type        = "v1/insights/droplet/memory_utilization_percent"
  compare     = "GreaterThan"
  value       = 90
  window      = "5m"
  enabled     = false

  alerts {
    email = ["oncall@labora.example"]
  }
}

# expect: fail
resource "digitalocean_uptime_alert" "down" {
  name     = "down"
  check_id = "4711"
  type     = "down"

  notifications {
    email = []
  }
}
