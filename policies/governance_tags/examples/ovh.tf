# expect: fail
resource "ovh_cloud_project_storage" "deliveries" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-deliveries"

  tags = {
    environment = "staging"
    owner       = "migration-office"
  }
}

# expect: pass
resource "ovh_cloud_project_storage" "described" {
  service_name = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
  region_name  = "GRA"
  name         = "labora-described"

  tags = {
    data-classification = "health"
    data-controller     = "biolab-nord"
    dpa                 = "dpa-2026-014"
    purpose             = "migration-of-laboratory-records"
    instruction-ref     = "instr-2026-031"
    expires-at          = "2027-06-30"
    owner               = "migration-office"
  }
}
