policytest {
  targets = ["hcloud.policy.hcl"]
}

resource "hcloud_storage_box" "all" {
  attrs = {
    name   = "all"
    labels = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "migration-of-laboratory-records", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
}

# Other spellings.
resource "hcloud_volume" "spelt_otherwise" {
  attrs = {
    name   = "spelt-otherwise"
    labels = { Classification = "health", data_controller = "biolab-nord", processing-agreement = "dpa-2026-014", purpose = "tests", instruction = "instr-1", ttl = "30d", data-owner = "office" }
  }
}

resource "hcloud_volume" "null" {
  attrs          = { name = "null", labels = null }
  expect_failure = true
}

resource "hcloud_storage_box" "no_purpose" {
  attrs = {
    name   = "no-purpose"
    labels = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
  expect_failure = true
}

resource "hcloud_storage_box" "empty_value" {
  attrs = {
    name   = "empty-value"
    labels = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "migration-of-laboratory-records", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "" }
  }
  expect_failure = true
}
