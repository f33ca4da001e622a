# Migrations with the services of Google Cloud: Database Migration Service, Datastream, Storage Transfer Service, Dataflow, and the
# machines and jobs that people call migrations.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

# Labels that name the instruction of the controller; case and - _ . : do not matter.
input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the label that says until when something may exist."
}

locals {
  yes = [true, "true"]

  instruction_keys = [for key in input.instruction_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]
  expiry_keys      = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  is_migration = "(?i)migrat|cutover"

  # Profiles of databases that are asked over the network, and can be asked encrypted.
  database_profiles = ["mongodb_profile", "mysql_profile", "oracle_profile", "postgresql_profile", "sql_server_profile"]
  profiles_with_tls = ["mongodb_profile", "mysql_profile", "postgresql_profile"]

  stream_sources = [
    "mongodb_source_config", "mysql_source_config", "oracle_source_config", "postgresql_source_config", "sql_server_source_config",
  ]
  file_sources = [
    "aws_s3_compatible_data_source", "aws_s3_data_source", "azure_blob_storage_data_source", "gcs_data_source", "hdfs_data_source",
    "posix_data_source",
  ]
}

# -- Database Migration Service ------------------------------------------------------------------------------------------------

# Without an ssl block the connection is plain. Databases of Cloud SQL are reached inside Google.
# https://cloud.google.com/database-migration/docs/mysql/configure-connectivity
resource_policy "google_database_migration_service_connection_profile" "google_dms_tls" {
  locals {
    databases = core::flatten([
      for kind in ["mysql", "oracle", "postgresql"] : [
        for database in core::try(attrs[kind], []) : database
        if core::try(database.cloud_sql_id, null) == null && core::try(database.alloydb_cluster_id, null) == null
        && core::length(core::try(database.forward_ssh_connectivity, [])) == 0
      ]
    ])
  }

  enforce {
    condition = core::alltrue([
      for database in local.databases :
      core::length(core::try(database.ssl, [])) > 0 && core::try(database.ssl[0].type, null) != "NONE"
    ])
    error_message = "Records travel to or from this database unencrypted: whoever is on the way can read them."
  }
}

resource_policy "google_database_migration_service_connection_profile" "google_dms_network" {
  enforce {
    condition     = core::length(core::try(attrs.oracle[0].static_service_ip_connectivity, [])) == 0
    error_message = "The source database is reached over the internet, at an address that it keeps open for the migration."
  }

  enforce {
    condition = !core::contains(local.yes, core::try(attrs.cloudsql[0].settings[0].ip_config[0].enable_ipv4, false))
    error_message = "The database that is filled here gets an address on the internet."
  }

  enforce {
    condition = core::alltrue([
      for network in core::try(attrs.cloudsql[0].settings[0].ip_config[0].authorized_networks, []) :
      !hclscan::is_public_cidr(network.value)
    ])
    error_message = "The database that is filled here answers to the whole internet."
  }
}

resource_policy "google_database_migration_service_migration_job" "google_dms_job" {
  enforce {
    condition     = core::length(core::try(attrs.static_ip_connectivity, [])) == 0
    error_message = "This migration runs over the internet, to an address that the source keeps open for it."
  }

  # https://cloud.google.com/database-migration/docs/reference/rest/v1/projects.locations.migrationJobs
  enforce {
    condition = core::try(attrs.objects_config[0].source_objects_config[0].objects_selection_type, null) != "ALL_OBJECTS"
    error_message = "This migration takes everything that the source holds: nobody has instructed that all of it be extracted."
  }
}

# -- Datastream ----------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/datastream/docs/create-connection-profiles
resource_policy "google_datastream_connection_profile" "google_datastream_tls" {
  filter = core::anytrue([for kind in local.profiles_with_tls : core::length(core::try(attrs[kind], [])) > 0])

  enforce {
    condition = core::anytrue([
      for kind in local.profiles_with_tls : core::length(core::try(attrs[kind][0].ssl_config, [])) > 0
    ]) || core::length(core::try(attrs.forward_ssh_connectivity, [])) > 0
    error_message = "Records travel from this database unencrypted: whoever is on the way can read them."
  }
}

resource_policy "google_datastream_connection_profile" "google_datastream_network" {
  filter = core::anytrue([for kind in local.database_profiles : core::length(core::try(attrs[kind], [])) > 0])

  enforce {
    condition = (
      core::length(core::try(attrs.private_connectivity, [])) > 0 || core::length(core::try(attrs.forward_ssh_connectivity, [])) > 0
    )
    error_message = "This database is reached over the internet, where it has to be open for that."
  }
}

resource_policy "google_datastream_connection_profile" "google_datastream_credentials" {
  filter = core::anytrue([for kind in local.database_profiles : core::length(core::try(attrs[kind], [])) > 0])

  enforce {
    condition = core::alltrue([
      for kind in local.database_profiles :
      core::try(attrs[kind][0].secret_manager_stored_password, null) != null || core::try(attrs[kind][0].password, null) == null
    ])
    error_message = "The password of this database is part of the configuration: whoever reads the code or the state has it."
  }
}

resource_policy "google_datastream_stream" "google_datastream_scope" {
  enforce {
    condition = core::alltrue(core::flatten([
      for kind in local.stream_sources : [
        for source in core::try(attrs.source_config[0][kind], []) : core::length(core::try(source.include_objects, [])) > 0
      ]
    ]))
    error_message = "This stream takes every table of every schema: nobody has instructed that all of it be extracted."
  }
}

# -- Storage Transfer Service ----------------------------------------------------------------------------------------------------

# https://cloud.google.com/storage-transfer/docs/filtering-objects-from-transfers
resource_policy "google_storage_transfer_job" "google_transfer_scope" {
  locals {
    spec       = core::try(attrs.transfer_spec[0], attrs.replication_spec[0], {})
    conditions = core::try(local.spec.object_conditions[0], {})
    narrow = core::anytrue(core::concat(
      [
        !core::contains([null, []], core::try(local.conditions.include_prefixes, null)),
        core::try(local.conditions.last_modified_since, null) != null,
        core::length(core::try(local.spec.transfer_manifest, [])) > 0,
        # A list of addresses names each file.
        core::length(core::try(local.spec.http_data_source, [])) > 0,
      ],
      [
        for kind in local.file_sources :
        !core::contains([null, "", "/"], core::try(local.spec[kind][0].path, local.spec[kind][0].root_directory, null))
      ],
    ))
  }

  enforce {
    condition     = local.narrow
    error_message = "This transfer takes everything that the source holds: no prefix, folder or list says which files the instruction is about."
  }
}

# https://cloud.google.com/storage-transfer/docs/cloud-logging
resource_policy "google_storage_transfer_job" "google_transfer_log" {
  enforce {
    condition = (
      !core::contains([null, []], core::try(attrs.logging_config[0].log_actions, null))
      && !core::contains([null, []], core::try(attrs.logging_config[0].log_action_states, null))
    )
    error_message = "This transfer writes no log: which files were moved, and which were not, cannot be shown afterwards."
  }
}

resource_policy "google_storage_transfer_job" "google_transfer_end" {
  filter = core::contains([null, "ENABLED"], core::try(attrs.status, null))

  enforce {
    condition     = core::length(core::try(attrs.schedule, [])) == 0 || core::length(core::try(attrs.schedule[0].schedule_end_date, [])) > 0
    error_message = "This transfer repeats every day without an end: it goes on when the migration is long over."
  }

  enforce {
    condition = (
      core::length(core::try(attrs.event_stream, [])) == 0
      || !core::contains([null, ""], core::try(attrs.event_stream[0].event_stream_expiration_time, null))
    )
    error_message = "This transfer follows its source without an end: it goes on when the migration is long over."
  }
}

resource_policy "google_storage_transfer_job" "google_transfer_credentials" {
  enforce {
    condition = (
      core::length(core::try(attrs.transfer_spec[0].aws_s3_data_source[0].aws_access_key, [])) == 0
      && core::length(core::try(attrs.transfer_spec[0].azure_blob_storage_data_source[0].azure_credentials, [])) == 0
    )
    error_message = "A key of the source is part of the configuration: whoever reads the code or the state can fetch every file there."
  }

  enforce {
    condition     = core::try(!core::startswith(core::lower(attrs.transfer_spec[0].http_data_source[0].list_url), "http://"), true)
    error_message = "The list of files is fetched unencrypted: whoever is on the way reads it, and can put other files on it."
  }
}

# -- Dataflow, BigQuery ----------------------------------------------------------------------------------------------------------

# https://cloud.google.com/dataflow/docs/guides/routes-firewall
resource_policy "google_dataflow_*job" "google_dataflow_job" {
  filter = core::contains(["google_dataflow_flex_template_job", "google_dataflow_job"], meta.type)

  enforce {
    condition     = core::try(attrs.ip_configuration, null) == "WORKER_IP_PRIVATE"
    error_message = "The machines through which all records pass have addresses on the internet."
  }
}

# https://cloud.google.com/bigquery/docs/transfer-run-notifications
resource_policy "google_bigquery_data_transfer_config" "google_bigquery_transfer" {
  filter = !core::contains(local.yes, core::try(attrs.disabled, false))

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.email_preferences[0].enable_failure_email, false))
      || !core::contains([null, ""], core::try(attrs.notification_pubsub_topic, null))
    )
    error_message = "Nobody is told when this transfer fails: records that did not arrive stay unnoticed."
  }

  enforce {
    condition = (
      !core::regex_match(core::try(attrs.display_name, ""), local.is_migration)
      || !core::contains([null, ""], core::try(attrs.schedule_options[0].end_time, null))
    )
    error_message = "This transfer has no end: it goes on when the migration is long over."
  }
}

# -- whose migration it is, and until when -----------------------------------------------------------------------------------------

resource_policy "google_*" "google_instruction" {
  filter = core::contains(["google_database_migration_service_migration_job", "google_datastream_stream"], meta.type)

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, null) == null ? {} : core::try(attrs.terraform_labels, attrs.labels)
  }

  enforce {
    condition = core::anytrue([
      for key in core::keys(local.labels) :
      core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
    error_message = "This migration does not say which instruction of the controller it carries out: no label names one."
  }
}

# Machines and jobs that people make for a migration, and forget.
resource_policy "google_*" "google_migration_end" {
  filter = (
    core::contains(["google_cloud_run_v2_job", "google_compute_instance"], meta.type)
    && core::regex_match(core::try(attrs.name, ""), local.is_migration)
  )

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, null) == null ? {} : core::try(attrs.terraform_labels, attrs.labels)
  }

  enforce {
    condition = core::length(core::try(attrs.scheduling[0].max_run_duration, [])) > 0 || core::anytrue([
      for key in core::keys(local.labels) :
      core::contains(local.expiry_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
    error_message = "Nothing says when this migration is over: no label gives a date, and no limit ends it."
  }
}
