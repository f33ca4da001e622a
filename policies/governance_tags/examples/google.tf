# expect: fail
resource "google_storage_bucket" "unnamed" {
  name     = "labora-copy-2"
  location = "EUROPE-WEST9"
}

# expect: pass
resource "google_storage_bucket" "described" {
  name     = "labora-results"
  location = "EUROPE-WEST9"

  labels = {
    owner               = "data-platform"
    purpose             = "delivery-of-results"
    data-classification = "health"
    data-controller     = "biolab-nord"
    dpa                 = "dpa-2026-004"
    instruction-ref     = "instr-2026-031"
    expires-at          = "2027-03-31"
  }
}

# expect: fail
resource "google_sql_database_instance" "unnamed" {
  name             = "results"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
  }
}

# What the labels say, only the variable tells.
# expect: unknown
resource "google_pubsub_topic" "given" {
  name   = "given"
  labels = var.labels
}

variable "labels" {
  type = map(string)
}
