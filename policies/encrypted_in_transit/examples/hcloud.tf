# expect: pass
resource "hcloud_load_balancer_service" "portal" {
  load_balancer_id = "1"
  protocol         = "https"

  http {
    certificates  = [hcloud_managed_certificate.labora.id]
    redirect_http = true
  }
}

resource "hcloud_managed_certificate" "labora" {
  name         = "labora"
  domain_names = ["labora.example"]
}

# expect: fail
resource "hcloud_load_balancer_service" "plain" {
  load_balancer_id = "2"
  protocol         = "http"
}

# expect: fail
resource "hcloud_load_balancer_service" "silent" {
  load_balancer_id = "3"
  protocol         = "https"

  http {
    certificates = [hcloud_managed_certificate.labora.id]
  }
}
