# Load balancers of Outscale: each listener says which protocol it speaks, and none can send callers on to HTTPS.
# https://docs.outscale.com/en/userguide/About-Load-Balancers.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

locals {
  load_balancers = ["outscale_load_balancer", "outscale_load_balancer_listener"]
}

resource_policy "outscale_load_balancer*" "outscale_load_balancer" {
  filter = core::contains(local.load_balancers, meta.type)

  enforce {
    condition     = core::alltrue([for listener in core::try(attrs.listeners, []) : core::upper(core::try(listener.load_balancer_protocol, "")) != "HTTP"])
    error_message = "This load balancer answers over plain HTTP: whoever is on the way can read what callers send and get."
  }
}
