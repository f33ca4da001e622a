# Listeners of load balancers of Naver Cloud.
# https://guide.ncloud-docs.com/docs/en/loadbalancer-overview

policy {
  required_providers {
    ncloud = { source = "NaverCloudPlatform/ncloud" }
  }
}

# TCP passes on what came, encrypted or not.
resource_policy "ncloud_lb_listener" "ncloud_lb_listener" {
  enforce {
    condition     = core::upper(core::try(attrs.protocol, "")) != "HTTP"
    error_message = "This listener passes requests on that came unencrypted: whoever is on the way can read and change them."
  }
}

# Nothing written means TLS 1.0.
resource_policy "ncloud_lb_listener" "ncloud_lb_listener_version" {
  filter = core::contains(["HTTPS", "TLS"], core::upper(core::try(attrs.protocol, "")))

  enforce {
    condition     = core::contains(["TLSV12", "TLSV13"], core::upper(core::valuetostring(core::try(attrs.tls_min_version_type, null))))
    error_message = "This listener accepts versions of TLS that have been broken."
  }
}
