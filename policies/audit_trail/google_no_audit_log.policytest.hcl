# A configuration that works in a project that is there, without any audit config.
policytest {
  targets = ["google.policy.hcl"]
}

provider "google" "default" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
  }
}

# One finding for the configuration, not one for each further region.
provider "google" "another_region" {
  attrs = {
    alias  = "belgium"
    region = "europe-west1"
  }
  meta = {
    alias = "belgium"
  }
}

provider "google" "elsewhere" {
  inputs {
    audit_trail_managed_elsewhere = true
  }
  attrs = {
    project = "labora-staging"
  }
}
