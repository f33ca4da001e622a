policytest {
  targets = ["google_servers.policy.hcl"]
}

# The organization forbids what the project would do.

resource "google_org_policy_policy" "no_default_network" {
  attrs = {
    name   = "organizations/123456789/policies/compute.skipDefaultNetworkCreation"
    parent = "organizations/123456789"
    spec   = [{ rules = [{ enforce = "TRUE" }] }]
  }
}

resource "google_project" "of_the_organization" {
  attrs = { project_id = "labora-prod" }
}
