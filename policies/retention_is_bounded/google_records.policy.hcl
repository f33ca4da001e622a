# Records, messages and logs on Google Cloud: until when they stay, where something says so, and what is left behind.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that records in tables and streams for transit may stay."
}

input "max_log_retention_days" {
  type        = number
  default     = 365
  description = "Days that logs may be kept: the CNIL recommends six months to a year."
}

input "max_message_days" {
  type        = number
  default     = 14
  description = "Days that messages which were delivered may be asked for again."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Where copies of the real data pass through, and are forgotten.
  is_passing = core::contains(["migration", "staging", "test", "development"], hclscan::environment())

  log_buckets = [
    "google_logging_billing_account_bucket_config", "google_logging_folder_bucket_config", "google_logging_organization_bucket_config",
    "google_logging_project_bucket_config",
  ]

  servers   = ["google_compute_instance", "google_compute_instance_from_machine_image", "google_compute_instance_from_template"]
  templates = ["google_compute_instance_template", "google_compute_region_instance_template"]

  max_milliseconds = input.max_retention_days * 86400000
}

# -- logs ----------------------------------------------------------------------------------------------------------------------

# Thirty days unless something else is written. The bucket of audit logs is kept for 400 days, and nobody can change that.
# https://cloud.google.com/logging/quotas#logs_retention_periods
resource_policy "google_logging_*_bucket_config" "google_log_bucket" {
  filter = core::contains(local.log_buckets, meta.type) && core::try(attrs.bucket_id, null) != "_Required"

  enforce {
    condition     = core::try(attrs.retention_days <= input.max_log_retention_days, true)
    error_message = "These logs are kept for ${attrs.retention_days} days, longer than the ${input.max_log_retention_days} days allowed."
  }
}

# -- tables --------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/bigquery/docs/updating-datasets#table-expiration
resource_policy "google_bigquery_dataset" "google_bigquery_dataset" {
  filter = local.is_passing

  enforce {
    condition     = core::try(attrs.default_table_expiration_ms > 0 && attrs.default_table_expiration_ms <= local.max_milliseconds, false)
    error_message = "Tables of this dataset never expire, or later than ${input.max_retention_days} days, although its environment is not meant to last."
  }
}

resource_policy "google_bigquery_table" "google_bigquery_table" {
  # Views hold nothing themselves.
  filter = local.is_passing && core::length(core::try(attrs.view, [])) == 0

  locals {
    datasets = core::getresources("google_bigquery_dataset", { dataset_id = attrs.dataset_id })
  }

  enforce {
    condition = (
      core::try(attrs.expiration_time, null) != null
      || core::try(attrs.time_partitioning[0].expiration_ms <= local.max_milliseconds, false)
      || (
        core::length(local.datasets) > 0
        ? core::anytrue([for one in local.datasets : core::try(one.default_table_expiration_ms > 0, false)])
        : core::getdatasource("google_bigquery_dataset", { dataset_id = attrs.dataset_id }).default_table_expiration_ms > 0
      )
    )
    error_message = "Records of this table never expire, although its environment is not meant to last: neither the table nor its dataset says until when they may stay."
  }
}

# https://cloud.google.com/bigtable/docs/garbage-collection
resource_policy "google_bigtable_table" "google_bigtable_table" {
  filter = local.is_passing

  locals {
    bounded = [
      for one in core::getresources("google_bigtable_gc_policy", { table = attrs.name }) : one.column_family
      if core::length(core::try(one.max_age, [])) > 0 || core::contains_substring(core::try(one.gc_rules, ""), "max_age")
    ]
  }

  enforce {
    condition = core::length(local.bounded) > 0 && core::alltrue([
      for family in core::try(attrs.column_family, []) : core::contains(local.bounded, family.family)
    ])
    error_message = "Cells of this table are kept for ever, although its environment is not meant to last: a family of columns has no garbage collection by age."
  }
}

# https://cloud.google.com/firestore/docs/ttl
resource_policy "google_firestore_database" "google_firestore_database" {
  filter = local.is_passing

  enforce {
    condition = core::anytrue([
      for field in core::getresources("google_firestore_field", {}) :
      core::length(core::try(field.ttl_config, [])) > 0 && core::try(field.database, "(default)") == attrs.name
    ])
    error_message = "Documents of this database never expire, although its environment is not meant to last: no field says until when each of them may stay."
  }
}

# -- messages ------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/pubsub/docs/replay-overview
resource_policy "google_pubsub_*" "google_pubsub" {
  filter = core::contains(["google_pubsub_subscription", "google_pubsub_topic"], meta.type)

  locals {
    # Messages that wait to be fetched are no archive; those that were fetched, and all of a topic, are.
    keeps = meta.type == "google_pubsub_topic" || core::contains(local.yes, core::try(attrs.retain_acked_messages, false))
  }

  enforce {
    condition = !local.keeps || core::try(
      core::parseint(core::trimsuffix(attrs.message_retention_duration, "s"), 10) <= input.max_message_days * 86400, true
    )
    error_message = "Messages that were delivered stay here for longer than ${input.max_message_days} days: whoever may read them can fetch them all again."
  }
}

# https://kafka.apache.org/documentation/#topicconfigs_retention.ms
resource_policy "google_managed_kafka_topic" "google_kafka_topic" {
  enforce {
    condition     = core::try(attrs.configs["retention.ms"] > 0 && attrs.configs["retention.ms"] <= local.max_milliseconds, true)
    error_message = "Records of this topic are kept for ever, or for longer than the ${input.max_retention_days} days allowed."
  }
}

# -- health records ------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/healthcare-api/docs/concepts/fhir#versioning
resource_policy "google_healthcare_fhir_store" "google_fhir_store" {
  enforcement_level = "advisory"

  filter = local.is_passing

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.disable_resource_versioning, false))
    error_message = "Every earlier state of every health record stays in this store, deleted ones included, although its environment is not meant to last."
  }
}

resource_policy "google_healthcare_consent_store" "google_consent_store" {
  enforcement_level = "advisory"

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.default_consent_ttl, null))
    error_message = "Consents in this store never expire: what a person agreed to once holds for ever."
  }
}

# -- what is left behind ---------------------------------------------------------------------------------------------------------

# https://cloud.google.com/compute/docs/disks/modify-persistent-disk#updateautodelete
resource_policy "google_compute_*" "google_server_disk" {
  enforcement_level = "advisory"

  filter = core::contains(local.servers, meta.type) && hclscan::environment() != "production"

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.boot_disk[0].auto_delete, true))
    error_message = "The first disk of this server outlives it: files stay on a disk that belongs to nothing, and nobody looks there."
  }
}

resource_policy "google_compute_*" "google_template_disk" {
  enforcement_level = "advisory"

  filter = core::contains(local.templates, meta.type) && hclscan::environment() != "production"

  enforce {
    condition     = core::alltrue([for disk in core::try(attrs.disk, []) : !core::contains(local.no, core::try(disk.auto_delete, true))])
    error_message = "Disks of servers made from this template outlive them: files stay on disks that belong to nothing, and nobody looks there."
  }
}

# https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/scheduled-deletion
resource_policy "google_dataproc_cluster" "google_dataproc_cluster" {
  enforcement_level = "advisory"

  locals {
    lifecycle = core::try(attrs.cluster_config[0].lifecycle_config[0], {})
  }

  enforce {
    condition = core::anytrue([
      for name in ["auto_delete_time", "idle_delete_ttl"] : !core::contains([null, ""], core::try(local.lifecycle[name], null))
    ])
    error_message = "This cluster stays when its work is done, with everything that its jobs have written to its disks."
  }
}

# https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy
resource_policy "google_artifact_registry_repository" "google_image_repository" {
  enforcement_level = "advisory"

  # Those that only hand on what others keep need none.
  filter = !core::contains(["REMOTE_REPOSITORY", "VIRTUAL_REPOSITORY"], core::try(attrs.mode, null))

  enforce {
    condition = !core::contains(local.yes, core::try(attrs.cleanup_policy_dry_run, false)) && core::anytrue([
      for one in core::try(attrs.cleanup_policies, []) : core::try(one.action, null) == "DELETE"
    ])
    error_message = "Images are kept in this repository for ever, with whatever data was built into them."
  }
}

# https://cloud.google.com/secret-manager/docs/secret-expiration
resource_policy "google_secret_manager_secret" "google_migration_secret" {
  enforcement_level = "advisory"

  filter = core::regex_match(core::try(attrs.secret_id, ""), "(?i)migrat|cutover")

  enforce {
    condition     = core::try(attrs.ttl, null) != null || core::try(attrs.expire_time, null) != null
    error_message = "The credentials of this migration stay when it is over: nothing says until when they may exist."
  }
}
