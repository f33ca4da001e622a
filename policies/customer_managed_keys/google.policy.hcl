# Google encrypts everything at rest with keys of its own. Judged here is whether a key of Cloud KMS that belongs to the customer is
# named instead; every service calls the argument something else.
# https://cloud.google.com/kms/docs/compatible-services

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "longest_rotation" {
  type        = number
  default     = 7776000
  description = "Seconds after which a key must have been renewed; 7776000 are 90 days."
}

locals {
  nothing = [null, ""]

  # What is kept under the key, by the place of the argument that names it.
  kms_key_name = {
    google_artifact_registry_repository = "The images and packages of this repository"
    google_cloudfunctions_function      = "The code of this function"
    google_cloudfunctions2_function     = "The code of this function"
    google_dataflow_flex_template_job   = "What this job keeps on its workers"
    google_dataflow_job                 = "What this job keeps on its workers"
    google_eventarc_channel             = "The events of this channel"
    google_filestore_instance           = "The files of this server"
    google_pubsub_topic                 = "The messages of this topic"
    google_workflows_workflow           = "The steps of this workflow"
  }
  kms_key = {
    google_document_ai_warehouse_location = "The documents of this warehouse"
    google_memorystore_instance           = "The records of this cache"
    google_redis_cluster                  = "The records of this cache"
  }
  encryption_spec = {
    google_healthcare_dataset       = "The patient records of this dataset"
    google_vertex_ai_dataset        = "The training data of this dataset"
    google_vertex_ai_endpoint       = "What this endpoint stores"
    google_vertex_ai_featurestore   = "The features of this store"
    google_vertex_ai_index          = "The entries of this index"
    google_vertex_ai_metadata_store = "The metadata of this store"
    google_vertex_ai_tensorboard    = "The experiments of this board"
  }
  encryption_config = {
    google_alloydb_backup          = "The copies of the databases"
    google_alloydb_cluster         = "The databases of this cluster"
    google_spanner_backup_schedule = "The copies of this database"
    google_spanner_database        = "The records of this database"
  }
  log_buckets = [
    "google_logging_billing_account_bucket_config", "google_logging_folder_bucket_config",
    "google_logging_organization_bucket_config", "google_logging_project_bucket_config",
  ]
}

# -- one argument ------------------------------------------------------------------------------------------------------------

resource_policy "google_*" "google_kms_key_name" {
  filter = core::contains(core::keys(local.kms_key_name), meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.kms_key_name, attrs.crypto_key_name, null))
    error_message = "${local.kms_key_name[meta.type]} are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_*" "google_kms_key" {
  filter = core::contains(core::keys(local.kms_key), meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.kms_key, null))
    error_message = "${local.kms_key[meta.type]} are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_redis_instance" "google_redis_instance" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.customer_managed_key, null))
    error_message = "The records of this cache are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A replica has the key of the instance that it copies; in another region, it needs one of its own from there.
resource_policy "google_sql_database_instance" "google_sql_database_instance" {
  filter = core::try(attrs.master_instance_name, null) == null

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption_key_name, null))
    error_message = "The databases of this server are under a key of Google: it can neither be withdrawn nor watched, and a key of one's own cannot be added later."
  }
}

# -- one block ---------------------------------------------------------------------------------------------------------------

resource_policy "google_*" "google_encryption_spec" {
  filter = core::contains(core::keys(local.encryption_spec), meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption_spec[0].kms_key_name, null))
    error_message = "${local.encryption_spec[meta.type]} are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A database in several regions names a key for each of them.
resource_policy "google_*" "google_encryption_config" {
  filter = core::contains(core::keys(local.encryption_config), meta.type)

  enforce {
    condition = (
      !core::contains(local.nothing, core::try(attrs.encryption_config[0].kms_key_name, null))
      || core::length(core::try(attrs.encryption_config[0].kms_key_names, [])) > 0
    )
    error_message = "${local.encryption_config[meta.type]} are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_storage_bucket" "google_storage_bucket" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.encryption[0].default_kms_key_name, null))
    error_message = "Files of this bucket are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_bigquery_dataset" "google_bigquery_dataset" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.default_encryption_configuration[0].kms_key_name, null))
    error_message = "New tables of this dataset are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# A table without a key takes over that of its dataset. A view stores nothing.
resource_policy "google_bigquery_table" "google_bigquery_table" {
  filter = core::length(core::try(attrs.view, [])) == 0

  locals {
    stated   = core::try(attrs.encryption_configuration[0].kms_key_name, null)
    datasets = core::getresources("google_bigquery_dataset", { dataset_id = attrs.dataset_id })
    default = (
      core::length(local.datasets) > 0
      ? core::try(local.datasets[0].default_encryption_configuration[0].kms_key_name, null)
      : core::getdatasource("google_bigquery_dataset", { dataset_id = attrs.dataset_id }).default_encryption_configuration[0].kms_key_name
    )
  }

  enforce {
    condition     = !core::contains(local.nothing, local.stated) || !core::contains(local.nothing, local.default)
    error_message = "Neither this table nor its dataset names a key: its records are under a key of Google, which can neither be withdrawn nor watched."
  }
}

resource_policy "google_bigtable_instance" "google_bigtable_instance" {
  enforce {
    condition = core::alltrue([
      for cluster in core::try(attrs.cluster, []) : !core::contains(local.nothing, core::try(cluster.kms_key_name, null))
    ])
    error_message = "A cluster of this instance keeps its records under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_firestore_database" "google_firestore_database" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.cmek_config[0].kms_key_name, null))
    error_message = "Documents of this database are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# Where secrets are copied is left to Google, or named place by place, each with its key.
resource_policy "google_secret_manager_*secret" "google_secret" {
  locals {
    replication = core::try(attrs.replication[0], {})
    copies      = core::flatten([for choice in core::try(local.replication.user_managed, []) : core::try(choice.replicas, [])])
    holders = (
      meta.type == "google_secret_manager_regional_secret" ? [attrs]
      : core::length(local.copies) > 0 ? local.copies
      : [core::try(local.replication.auto[0], {})]
    )
  }

  enforce {
    condition = core::alltrue([
      for holder in local.holders : !core::contains(local.nothing, core::try(holder.customer_managed_encryption[0].kms_key_name, null))
    ])
    error_message = "A copy of this secret is under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

resource_policy "google_logging_*_bucket_config" "google_log_bucket" {
  filter = core::contains(local.log_buckets, meta.type)

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.cmek_settings[0].kms_key_name, null))
    error_message = "The logs in this bucket are under a key of Google: it can neither be withdrawn nor watched, and logs quote names and addresses."
  }
}

resource_policy "google_netapp_storage_pool" "google_netapp_storage_pool" {
  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.kms_config, null))
    error_message = "The volumes of this pool are under a key of Google: it can neither be withdrawn nor watched by those who answer for the data."
  }
}

# -- keys themselves ---------------------------------------------------------------------------------------------------------

# Keys that sign or decrypt with two halves cannot be renewed by themselves. Imported key material is renewed by hand.
# https://cloud.google.com/kms/docs/key-rotation
resource_policy "google_kms_crypto_key" "google_kms_rotation" {
  filter = core::contains([null, "ENCRYPT_DECRYPT"], core::try(attrs.purpose, null)) && !core::contains([true, "true"], core::try(attrs.import_only, false))

  locals {
    period = core::try(attrs.rotation_period, null)
  }

  enforce {
    condition     = local.period != null && core::try(core::trimsuffix(local.period, "s") <= input.longest_rotation, false)
    error_message = "This key is not renewed every ${input.longest_rotation / 86400} days: all that was ever encrypted hangs on one key, and whoever obtained it once can go on reading."
  }
}
