# expect: fail
resource "openstack_blockstorage_volume_v3" "deliveries" {
  name = "deliveries"
  size = 100

  metadata = {
    environment = "staging"
    owner       = "migration-office"
  }
}

# expect: pass
resource "openstack_blockstorage_volume_v3" "described" {
  name = "described"
  size = 100

  metadata = {
    data-classification = "health"
    data-controller     = "biolab-nord"
    dpa                 = "dpa-2026-014"
    purpose             = "migration-of-laboratory-records"
    instruction-ref     = "instr-2026-031"
    expires-at          = "2027-06-30"
    owner               = "migration-office"
  }
}
