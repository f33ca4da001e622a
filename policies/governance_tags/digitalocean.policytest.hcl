policytest {
  targets = ["digitalocean.policy.hcl"]
}

resource "digitalocean_database_cluster" "all" {
  attrs = {
    name = "all"
    tags = ["data-classification:health", "data-controller:biolab-nord", "dpa:dpa-2026-014", "purpose:migration-of-laboratory-records", "instruction-ref:instr-2026-031", "expires-at:2027-06-30", "owner:migration-office"]
  }
}

# Other spellings.
resource "digitalocean_volume" "spelt_otherwise" {
  attrs = {
    name = "spelt-otherwise"
    tags = ["Classification:health", "data_controller:biolab-nord", "processing-agreement:dpa-2026-014", "purpose:tests", "instruction:instr-1", "ttl:30d", "data-owner:office"]
  }
}

resource "digitalocean_volume" "null" {
  attrs          = { name = "null", tags = null }
  expect_failure = true
}

resource "digitalocean_database_cluster" "no_purpose" {
  attrs = {
    name = "no-purpose"
    tags = ["data-classification:health", "data-controller:biolab-nord", "dpa:dpa-2026-014", "instruction-ref:instr-2026-031", "expires-at:2027-06-30", "owner:migration-office"]
  }
  expect_failure = true
}

resource "digitalocean_database_cluster" "empty_value" {
  attrs = {
    name = "empty-value"
    tags = ["data-classification:health", "data-controller:biolab-nord", "dpa:dpa-2026-014", "purpose:migration-of-laboratory-records", "instruction-ref:instr-2026-031", "expires-at:2027-06-30", "owner:"]
  }
  expect_failure = true
}
