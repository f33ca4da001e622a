policytest {
  targets = ["ovh.policy.hcl"]
}

resource "ovh_cloud_project_storage" "complete" {
  attrs = {
    name = "a"
    tags = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "migration-of-laboratory-records", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
}

resource "ovh_cloud_project_storage" "other_keys" {
  attrs = {
    name = "a"
    tags = { Classification = "health", Data_Controller = "biolab", processing-agreement = "a", purpose = "b", instruction = "c", ttl = "90d", data-owner = "d" }
  }
}

resource "ovh_cloud_project_storage" "nothing" {
  expect_failure = true
  attrs = {
    name = "a"
  }
}

resource "ovh_cloud_project_storage" "empty_purpose" {
  expect_failure = true
  attrs = {
    name = "a"
    tags = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
}
