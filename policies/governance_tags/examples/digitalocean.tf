# expect: pass
resource "digitalocean_volume" "records" {
  name   = "records"
  region = "fra1"
  size   = 100

  tags = [
    "data-classification:health",
    "data-controller:biolab-nord",
    "dpa:dpa-2026-014",
    "purpose:migration-of-laboratory-records",
    "instruction-ref:instr-2026-031",
    "expires-at:2027-06-30",
    "owner:migration-office",
  ]
}

# expect: fail
resource "digitalocean_volume" "copy" {
  name   = "copy"
  region = "fra1"
  size   = 100
  tags   = ["environment:staging", "owner:migration-office"]
}
