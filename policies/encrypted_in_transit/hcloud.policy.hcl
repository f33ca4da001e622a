# Services of load balancers of Hetzner.
# https://docs.hetzner.com/cloud/load-balancers/overview/

policy {
  required_providers {
    hcloud = { source = "hetznercloud/hcloud" }
  }
}

# TCP passes on what came. Plain requests are sent on to HTTPS by the encrypted service, which then answers port 80 itself.
resource_policy "hcloud_load_balancer_service" "hcloud_load_balancer_service" {
  enforce {
    condition     = core::lower("${attrs.protocol}") != "http"
    error_message = "This service passes requests on that came unencrypted: whoever is on the way can read and change them."
  }
}

resource_policy "hcloud_load_balancer_service" "hcloud_redirect" {
  enforcement_level = "advisory"

  filter = core::lower("${attrs.protocol}") == "https" && core::contains([null, 443, "443"], core::try(attrs.listen_port, null))

  enforce {
    condition     = core::contains([true, "true"], core::try(attrs.http[0].redirect_http, null))
    error_message = "Whoever types the address without https gets no answer here, and may look for one on a server that is not encrypted."
  }
}
