# Load balancers of Outscale write their access log into a bucket when a resource beside them says so.
# https://docs.outscale.com/en/userguide/Configuring-Access-Logs-for-a-Load-Balancer.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

resource_policy "outscale_load_balancer" "outscale_load_balancer" {
  enforce {
    condition = core::anytrue([
      for one in core::getresources("outscale_load_balancer_attributes", { load_balancer_name = attrs.load_balancer_name }) :
      core::contains([true, "true"], core::try(one.access_log[0].is_enabled, false))
    ])
    error_message = "Nobody can tell who called this entry point, when and from where: it writes no access log."
  }
}
