policytest {
  targets = ["google.policy.hcl"]
}

# -- Database Migration Service ------------------------------------------------------------------------------------------------

resource "google_database_migration_service_connection_profile" "plain" {
  expect_failure = true
  attrs = {
    connection_profile_id = "plain"
    mysql                 = [{ host = "10.1.0.4", username = "migration" }]
  }
}

resource "google_database_migration_service_connection_profile" "encrypted" {
  attrs = {
    connection_profile_id = "encrypted"
    postgresql            = [{ host = "10.1.0.4", ssl = [{ type = "SERVER_ONLY", ca_certificate = "..." }] }]
  }
}

resource "google_database_migration_service_connection_profile" "encryption_is_none" {
  expect_failure = true
  attrs = {
    connection_profile_id = "none"
    mysql                 = [{ host = "10.1.0.4", ssl = [{ type = "NONE" }] }]
  }
}

resource "google_database_migration_service_connection_profile" "inside_google" {
  attrs = {
    connection_profile_id = "inside"
    mysql                 = [{ cloud_sql_id = "results" }]
  }
}

resource "google_database_migration_service_connection_profile" "oracle_over_the_internet" {
  expect_failure = true
  attrs = {
    connection_profile_id = "oracle"
    oracle                = [{ host = "198.51.100.7", ssl = [{ ca_certificate = "..." }], static_service_ip_connectivity = [{}] }]
  }
}

resource "google_database_migration_service_connection_profile" "oracle_through_a_tunnel" {
  attrs = {
    connection_profile_id = "tunnel"
    oracle                = [{ host = "10.1.0.4", forward_ssh_connectivity = [{ hostname = "jump" }] }]
  }
}

resource "google_database_migration_service_connection_profile" "target_on_the_internet" {
  expect_failure = true
  attrs = {
    connection_profile_id = "target"
    cloudsql              = [{ settings = [{ ip_config = [{ enable_ipv4 = true }] }] }]
  }
}

resource "google_database_migration_service_connection_profile" "target_open_to_all" {
  expect_failure = true
  attrs = {
    connection_profile_id = "open"
    cloudsql              = [{ settings = [{ ip_config = [{ authorized_networks = [{ value = "0.0.0.0/0" }] }] }] }]
  }
}

resource "google_database_migration_service_connection_profile" "private_target" {
  attrs = {
    connection_profile_id = "private"
    cloudsql              = [{ settings = [{ ip_config = [{ enable_ipv4 = false, authorized_networks = [{ value = "10.0.0.0/8" }] }] }] }]
  }
}

resource "google_database_migration_service_migration_job" "over_the_internet" {
  expect_failure = true
  attrs = {
    migration_job_id       = "internet"
    static_ip_connectivity = [{}]
    labels                 = { instruction-ref = "instr-2026-031" }
  }
}

resource "google_database_migration_service_migration_job" "private" {
  attrs = {
    migration_job_id         = "private"
    vpc_peering_connectivity = [{ vpc = "staging" }]
    labels                   = { instruction_ref = "instr-2026-031" }
  }
}

resource "google_database_migration_service_migration_job" "takes_everything" {
  expect_failure = true
  attrs = {
    migration_job_id = "everything"
    objects_config   = [{ source_objects_config = [{ objects_selection_type = "ALL_OBJECTS" }] }]
    labels           = { instruction-ref = "instr-2026-031" }
  }
}

resource "google_database_migration_service_migration_job" "without_instruction" {
  expect_failure = true
  attrs = {
    migration_job_id = "without-instruction"
    labels           = { team = "data" }
  }
}

# -- Datastream ----------------------------------------------------------------------------------------------------------------

resource "google_datastream_connection_profile" "complete" {
  attrs = {
    connection_profile_id = "complete"
    private_connectivity  = [{ private_connection = "source" }]
    mysql_profile = [{
      hostname                       = "10.1.0.4"
      secret_manager_stored_password = "projects/labora/secrets/source/versions/1"
      ssl_config                     = [{ ca_certificate = "..." }]
    }]
  }
}

resource "google_datastream_connection_profile" "plain" {
  expect_failure = true
  attrs = {
    connection_profile_id = "plain"
    private_connectivity  = [{ private_connection = "source" }]
    postgresql_profile    = [{ hostname = "10.1.0.4", secret_manager_stored_password = "projects/labora/secrets/source/versions/1" }]
  }
}

resource "google_datastream_connection_profile" "over_the_internet" {
  expect_failure = true
  attrs = {
    connection_profile_id = "internet"
    oracle_profile        = [{ hostname = "198.51.100.7", secret_manager_stored_password = "projects/labora/secrets/source/versions/1" }]
  }
}

resource "google_datastream_connection_profile" "with_password" {
  expect_failure = true
  attrs = {
    connection_profile_id    = "password"
    forward_ssh_connectivity = [{ hostname = "jump" }]
    mysql_profile            = [{ hostname = "10.1.0.4", password = "correct-horse" }]
  }
}

resource "google_datastream_connection_profile" "target" {
  attrs = {
    connection_profile_id = "target"
    gcs_profile           = [{ bucket = "labora-stream" }]
  }
}

resource "google_datastream_stream" "takes_everything" {
  expect_failure = true
  attrs = {
    stream_id     = "everything"
    labels        = { instruction = "instr-2026-031" }
    source_config = [{ mysql_source_config = [{}] }]
    backfill_all  = [{}]
  }
}

resource "google_datastream_stream" "takes_some_tables" {
  attrs = {
    stream_id     = "some"
    labels        = { instruction = "instr-2026-031" }
    source_config = [{ postgresql_source_config = [{ include_objects = [{ postgresql_schemas = [{ schema = "lims" }] }] }] }]
  }
}

# -- Storage Transfer Service ----------------------------------------------------------------------------------------------------

resource "google_storage_transfer_job" "complete" {
  attrs = {
    transfer_spec  = [{ gcs_data_source = [{ bucket_name = "source" }], object_conditions = [{ include_prefixes = ["nord/"] }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
    schedule       = [{ schedule_start_date = [{ year = 2027 }], schedule_end_date = [{ year = 2027 }] }]
  }
}

resource "google_storage_transfer_job" "by_folder_on_demand" {
  attrs = {
    transfer_spec  = [{ aws_s3_data_source = [{ bucket_name = "source", path = "nord/", role_arn = "arn:aws:iam::111122223333:role/transfer" }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
  }
}

resource "google_storage_transfer_job" "takes_everything" {
  expect_failure = true
  attrs = {
    transfer_spec  = [{ gcs_data_source = [{ bucket_name = "source", path = "" }], object_conditions = [{ exclude_prefixes = ["tmp/"] }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
  }
}

resource "google_storage_transfer_job" "without_log" {
  expect_failure = true
  attrs = {
    transfer_spec  = [{ posix_data_source = [{ root_directory = "/srv/nord" }] }]
    logging_config = [{ enable_on_prem_gcs_transfer_logs = true }]
  }
}

resource "google_storage_transfer_job" "without_end" {
  expect_failure = true
  attrs = {
    transfer_spec  = [{ gcs_data_source = [{ bucket_name = "source", path = "nord/" }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
    schedule       = [{ schedule_start_date = [{ year = 2027 }] }]
  }
}

resource "google_storage_transfer_job" "switched_off" {
  attrs = {
    status         = "DISABLED"
    transfer_spec  = [{ gcs_data_source = [{ bucket_name = "source", path = "nord/" }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
    schedule       = [{ schedule_start_date = [{ year = 2027 }] }]
  }
}

resource "google_storage_transfer_job" "follows_without_end" {
  expect_failure = true
  attrs = {
    replication_spec = [{ gcs_data_source = [{ bucket_name = "source" }], object_conditions = [{ include_prefixes = ["nord/"] }] }]
    logging_config   = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
    event_stream     = [{ name = "projects/labora/subscriptions/source" }]
  }
}

resource "google_storage_transfer_job" "with_a_key" {
  expect_failure = true
  attrs = {
    transfer_spec  = [{ aws_s3_data_source = [{ bucket_name = "source", path = "nord/", aws_access_key = [{ access_key_id = "A" }] }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
  }
}

resource "google_storage_transfer_job" "list_in_the_open" {
  expect_failure = true
  attrs = {
    transfer_spec  = [{ http_data_source = [{ list_url = "http://files.example.org/list.tsv" }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
  }
}

resource "google_storage_transfer_job" "list_over_tls" {
  attrs = {
    transfer_spec  = [{ http_data_source = [{ list_url = "https://files.example.org/list.tsv" }] }]
    logging_config = [{ log_actions = ["COPY"], log_action_states = ["FAILED"] }]
  }
}

# -- Dataflow, BigQuery ----------------------------------------------------------------------------------------------------------

resource "google_dataflow_job" "public_workers" {
  expect_failure = true
  attrs = {
    name = "convert"
  }
}

resource "google_dataflow_flex_template_job" "private_workers" {
  attrs = {
    name             = "convert"
    ip_configuration = "WORKER_IP_PRIVATE"
  }
}

resource "google_bigquery_data_transfer_config" "silent" {
  expect_failure = true
  attrs = {
    display_name      = "nightly"
    email_preferences = [{ enable_failure_email = false }]
  }
}

resource "google_bigquery_data_transfer_config" "tells_a_topic" {
  attrs = {
    display_name              = "nightly"
    notification_pubsub_topic = "projects/labora/topics/failures"
  }
}

resource "google_bigquery_data_transfer_config" "migration_without_end" {
  expect_failure = true
  attrs = {
    display_name      = "Migration Biolab Nord"
    email_preferences = [{ enable_failure_email = true }]
  }
}

resource "google_bigquery_data_transfer_config" "migration_with_end" {
  attrs = {
    display_name      = "Migration Biolab Nord"
    email_preferences = [{ enable_failure_email = "true" }]
    schedule_options  = [{ end_time = "2027-06-30T00:00:00Z" }]
  }
}

# -- machines --------------------------------------------------------------------------------------------------------------------

resource "google_compute_instance" "migration_without_end" {
  expect_failure = true
  attrs = {
    name = "biolab-nord-migration"
  }
}

resource "google_compute_instance" "migration_with_limit" {
  attrs = {
    name       = "biolab-nord-migration"
    scheduling = [{ max_run_duration = [{ seconds = 86400 }] }]
  }
}

resource "google_cloud_run_v2_job" "migration_with_date" {
  attrs = {
    name   = "migrate-biolab-nord"
    labels = { expires_at = "2027-06-30" }
  }
}

resource "google_compute_instance" "no_migration" {
  attrs = {
    name = "portal"
  }
}
