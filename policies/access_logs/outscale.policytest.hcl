policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_load_balancer" "logged" {
  attrs = { load_balancer_name = "logged" }
}

resource "outscale_load_balancer_attributes" "logged" {
  attrs = { load_balancer_name = "logged", access_log = [{ is_enabled = "true", osu_bucket_name = "a" }] }
}

resource "outscale_load_balancer" "switched_off" {
  attrs          = { load_balancer_name = "off" }
  expect_failure = true
}

resource "outscale_load_balancer_attributes" "switched_off" {
  attrs = { load_balancer_name = "off", access_log = [{ is_enabled = false }] }
}

# Something else is set there.
resource "outscale_load_balancer" "health" {
  attrs          = { load_balancer_name = "health" }
  expect_failure = true
}

resource "outscale_load_balancer_attributes" "health" {
  attrs = { load_balancer_name = "health", health_check = [{ port = 80 }] }
}
