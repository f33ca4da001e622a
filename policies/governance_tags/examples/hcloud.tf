# expect: pass
resource "hcloud_volume" "records" {
  name   = "records"
  size   = 100

  labels = {
    data-classification = "health"
    data-controller     = "biolab-nord"
    dpa                 = "dpa-2026-014"
    purpose             = "migration-of-laboratory-records"
    instruction-ref     = "instr-2026-031"
    expires-at          = "2027-06-30"
    owner               = "migration-office"
  }
}

# expect: fail
resource "hcloud_volume" "copy" {
  name   = "copy"
  size   = 100
  labels = { owner = "migration-office" }
}
