# expect: fail
resource "scaleway_rdb_instance" "deliveries" {
  name      = "deliveries"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  tags = [
    "environment=staging",
    "owner=migration-office",
  ]
}

# expect: pass
resource "scaleway_rdb_instance" "described" {
  name      = "described"
  node_type = "DB-GP-XS"
  engine    = "PostgreSQL-15"

  tags = [
    "data-classification=health",
    "data-controller=biolab-nord",
    "dpa=dpa-2026-014",
    "purpose=migration-of-laboratory-records",
    "instruction-ref=instr-2026-031",
    "expires-at=2027-06-30",
    "owner=migration-office",
  ]
}

# expect: fail
resource "scaleway_object_bucket" "scans" {
  name = "labora-scans"

  tags = {
    purpose = "scans"
  }
}
