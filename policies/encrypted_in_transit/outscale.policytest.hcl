policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_load_balancer" "passed_on" {
  attrs = { listeners = [{ load_balancer_protocol = "TCP", load_balancer_port = 2575 }, { load_balancer_protocol = "SSL", load_balancer_port = 443 }] }
}

resource "outscale_load_balancer_listener" "plain" {
  attrs          = { listeners = [{ load_balancer_protocol = "HTTPS", load_balancer_port = 443 }, { load_balancer_protocol = "http", load_balancer_port = 80 }] }
  expect_failure = true
}
