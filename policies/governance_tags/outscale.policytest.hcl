policytest {
  targets = ["outscale.policy.hcl"]
}

resource "outscale_volume" "complete" {
  attrs = {
    name = "a"
    tags = [{ key = "data-classification", value = "health" }, { key = "data-controller", value = "biolab-nord" }, { key = "dpa", value = "dpa-2026-014" }, { key = "purpose", value = "migration-of-laboratory-records" }, { key = "instruction-ref", value = "instr-2026-031" }, { key = "expires-at", value = "2027-06-30" }, { key = "owner", value = "migration-office" }]
  }
}

resource "outscale_volume" "other_keys" {
  attrs = {
    name = "a"
    tags = [{ key = "Classification", value = "health" }, { key = "Data_Controller", value = "biolab" }, { key = "processing-agreement", value = "a" }, { key = "purpose", value = "b" }, { key = "instruction", value = "c" }, { key = "ttl", value = "90d" }, { key = "data-owner", value = "d" }]
  }
}

resource "outscale_volume" "nothing" {
  expect_failure = true
  attrs = {
    name = "a"
  }
}

resource "outscale_volume" "empty_purpose" {
  expect_failure = true
  attrs = {
    name = "a"
    tags = [{ key = "data-classification", value = "health" }, { key = "data-controller", value = "biolab-nord" }, { key = "dpa", value = "dpa-2026-014" }, { key = "purpose", value = "" }, { key = "instruction-ref", value = "instr-2026-031" }, { key = "expires-at", value = "2027-06-30" }, { key = "owner", value = "migration-office" }]
  }
}
