policytest {
  targets = ["openstack.policy.hcl"]
}

resource "openstack_blockstorage_volume_v3" "complete" {
  attrs = {
    name     = "a"
    metadata = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "migration-of-laboratory-records", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
}

resource "openstack_blockstorage_volume_v3" "other_keys" {
  attrs = {
    name     = "a"
    metadata = { Classification = "health", Data_Controller = "biolab", processing-agreement = "a", purpose = "b", instruction = "c", ttl = "90d", data-owner = "d" }
  }
}

resource "openstack_blockstorage_volume_v3" "nothing" {
  expect_failure = true
  attrs = {
    name = "a"
  }
}

resource "openstack_blockstorage_volume_v3" "empty_purpose" {
  expect_failure = true
  attrs = {
    name     = "a"
    metadata = { data-classification = "health", data-controller = "biolab-nord", dpa = "dpa-2026-014", purpose = "", instruction-ref = "instr-2026-031", expires-at = "2027-06-30", owner = "migration-office" }
  }
}
