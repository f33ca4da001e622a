policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_block_volume" "complete" {
  attrs = {
    name = "a"
    tags = ["data-classification=health", "data-controller=biolab-nord", "dpa=dpa-2026-014", "purpose=migration-of-laboratory-records", "instruction-ref=instr-2026-031", "expires-at=2027-06-30", "owner=migration-office"]
  }
}

resource "scaleway_block_volume" "other_keys" {
  attrs = {
    name = "a"
    tags = ["Classification=health", "Data_Controller=biolab", "processing-agreement=a", "purpose=b", "instruction=c", "ttl=90d", "data-owner=d"]
  }
}

resource "scaleway_block_volume" "nothing" {
  expect_failure = true
  attrs = {
    name = "a"
  }
}

resource "scaleway_block_volume" "empty_purpose" {
  expect_failure = true
  attrs = {
    name = "a"
    tags = ["data-classification=health", "data-controller=biolab-nord", "dpa=dpa-2026-014", "purpose=", "instruction-ref=instr-2026-031", "expires-at=2027-06-30", "owner=migration-office"]
  }
}
