policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_loadbalancer" "logged" {
  attrs = { id = "1" }
}

resource "ovh_cloud_project_region_loadbalancer_log_subscription" "logged" {
  attrs = { loadbalancer_id = "1" }
}

# The subscription is one of another load balancer.
resource "ovh_cloud_project_loadbalancer" "silent" {
  attrs          = { id = "2" }
  expect_failure = true
}
