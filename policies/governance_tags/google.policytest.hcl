policytest {
  targets = ["google.policy.hcl"]
}

locals {
  complete = {
    data_classification = "health"
    data_controller     = "biolab-nord"
    dpa                 = "dpa-2026-014"
    purpose             = "migration"
    instruction_ref     = "instr-2026-031"
    expires_at          = "2027-06-30"
    owner               = "migration-office"
  }
}

resource "google_storage_bucket" "unnamed" {
  expect_failure = true
  attrs = {
    id   = "exchange"
    name = "exchange"
  }
}

resource "google_storage_bucket" "described" {
  attrs = {
    id     = "reports"
    name   = "reports"
    labels = local.complete
  }
}

# Default labels of the provider and its own labels together.
resource "google_bigquery_dataset" "described_together" {
  attrs = {
    id               = "results"
    dataset_id       = "results"
    labels           = { owner = "migration-office" }
    terraform_labels = local.complete
  }
}

resource "google_pubsub_topic" "empty_value" {
  expect_failure = true
  attrs = {
    id     = "topic"
    name   = "topic"
    labels = core::merge(local.complete, { data_controller = "" })
  }
}

# The controller is bound to it as a tag.
resource "google_spanner_instance" "bound" {
  attrs = {
    id   = "projects/labora/instances/results"
    name = "results"
    labels = {
      data_classification = "health"
      dpa                 = "dpa-2026-014"
      purpose             = "migration"
      instruction_ref     = "instr-2026-031"
      expires_at          = "2027-06-30"
      owner               = "migration-office"
    }
  }
}

resource "google_tags_location_tag_binding" "controller" {
  attrs = {
    parent    = google_spanner_instance.bound.id
    tag_value = "tagValues/1"
    location  = "europe-west9"
  }
}

resource "google_tags_tag_value" "biolab_nord" {
  attrs = {
    id         = "tagValues/1"
    parent     = "tagKeys/1"
    short_name = "biolab-nord"
  }
}

resource "google_tags_tag_key" "controller" {
  attrs = {
    id         = "tagKeys/1"
    parent     = "organizations/123456789"
    short_name = "data-controller"
  }
}

resource "google_sql_database_instance" "unnamed" {
  expect_failure = true
  attrs = {
    name     = "unnamed"
    settings = [{ tier = "db-custom-2-7680" }]
  }
}

resource "google_sql_database_instance" "described" {
  attrs = {
    name     = "described"
    settings = [{ user_labels = local.complete }]
  }
}

resource "google_sql_database_instance" "replica" {
  attrs = {
    name                 = "replica"
    master_instance_name = "described"
  }
}
