policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_containerregistry" "with_directory" {
  attrs = { id = "1" }
}

resource "ovh_cloud_project_containerregistry_oidc" "with_directory" {
  attrs = { registry_id = "1" }
}

# The directory is one of another cluster.
resource "ovh_cloud_managed_kubernetes" "alone" {
  attrs          = { id = "1" }
  expect_failure = true
}

resource "ovh_cloud_managed_kubernetes_oidc" "another" {
  attrs = { kube_id = "2" }
}
