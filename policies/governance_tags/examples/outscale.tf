# expect: fail
resource "outscale_vm" "deliveries" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  tags {
    key   = "environment"
    value = "staging"
  }

  tags {
    key   = "owner"
    value = "migration-office"
  }
}

# expect: pass
resource "outscale_vm" "described" {
  image_id = "ami-0a1b2c3d"
  vm_type  = "tinav5.c2r4p1"

  tags {
    key   = "data-classification"
    value = "health"
  }

  tags {
    key   = "data-controller"
    value = "biolab-nord"
  }

  tags {
    key   = "dpa"
    value = "dpa-2026-014"
  }

  tags {
    key   = "purpose"
    value = "migration-of-laboratory-records"
  }

  tags {
    key   = "instruction-ref"
    value = "instr-2026-031"
  }

  tags {
    key   = "expires-at"
    value = "2027-06-30"
  }

  tags {
    key   = "owner"
    value = "migration-office"
  }
}
