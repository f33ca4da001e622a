policytest {
  targets = ["google.policy.hcl"]
}

# -- alert policies --------------------------------------------------------------------------------------------------------------

resource "google_monitoring_alert_policy" "databases" {
  attrs = {
    display_name = "databases"
    conditions = [{
      condition_threshold = [{ filter = "resource.type = \"cloudsql_database\" AND metric.type = \"cloudsql.googleapis.com/database/up\"" }]
    }]
  }
}

resource "google_monitoring_alert_policy" "one_bucket" {
  attrs = {
    display_name = "one bucket"
    conditions = [{
      condition_threshold = [{ filter = "resource.type = \"gcs_bucket\" AND resource.labels.bucket_name = \"labora-results\"" }]
    }]
  }
}

resource "google_monitoring_alert_policy" "in_promql" {
  attrs = {
    display_name = "queries"
    conditions = [
      { condition_prometheus_query_language = [{ query = "sum(run_googleapis_com:request_count{response_code_class=\"5xx\"}) > 10" }] },
      { condition_monitoring_query_language = [{ query = "fetch pubsub_subscription | metric 'pubsub.googleapis.com/subscription/oldest_unacked_message_age'" }] },
    ]
  }
}

resource "google_monitoring_alert_policy" "switched_off" {
  expect_failure = true
  attrs = {
    display_name = "servers"
    enabled      = false
    conditions   = [{ condition_threshold = [{ filter = "resource.type = \"gce_instance\"" }] }]
  }
}

resource "google_monitoring_alert_policy" "counted_in_logs" {
  attrs = {
    display_name = "reads"
    conditions   = [{ condition_threshold = [{ filter = "metric.type = \"logging.googleapis.com/user/dataset-reads\"" }] }]
  }
}

resource "google_logging_metric" "reads" {
  attrs = {
    name   = "dataset-reads"
    filter = "resource.type = \"bigquery_dataset\" AND protoPayload.methodName = \"google.cloud.bigquery.v2.JobService.Query\""
  }
}

resource "google_logging_metric" "unread" {
  expect_failure = true
  attrs = {
    name   = "unread"
    filter = "protoPayload.methodName = \"SetIamPolicy\" AND resource.type = \"redis_instance\""
  }
}

resource "google_logging_metric" "for_a_chart" {
  attrs = {
    name   = "requests"
    filter = "httpRequest.status = 200"
  }
}

# -- workloads ---------------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "watched" {
  attrs = {
    name = "results"
  }
}

resource "google_storage_bucket" "watched_by_name" {
  attrs = {
    name = "labora-results"
  }
}

resource "google_storage_bucket" "another" {
  expect_failure = true
  attrs = {
    name = "labora-exchange"
  }
}

resource "google_cloud_run_v2_service" "watched_by_a_query" {
  attrs = {
    name = "portal"
  }
}

resource "google_pubsub_subscription" "watched_by_a_query" {
  attrs = {
    name = "orders"
  }
}

resource "google_compute_instance" "its_policy_is_switched_off" {
  expect_failure = true
  attrs = {
    name = "import"
  }
}

resource "google_bigquery_dataset" "watched_by_its_log" {
  attrs = {
    dataset_id = "results"
  }
}

# The metric that counts its events is not looked at.
resource "google_redis_instance" "counted_for_nobody" {
  expect_failure = true
  attrs = {
    name = "sessions"
  }
}

resource "google_database_migration_service_migration_job" "unwatched" {
  expect_failure = true
  attrs = {
    migration_job_id = "nord"
  }
}

# -- checks and pipelines ----------------------------------------------------------------------------------------------------------

resource "google_monitoring_uptime_check_config" "unread" {
  expect_failure = true
  attrs = {
    id           = "projects/labora/uptimeCheckConfigs/unread"
    display_name = "unread"
  }
}

resource "google_monitoring_uptime_check_config" "read" {
  attrs = {
    id           = "projects/labora/uptimeCheckConfigs/read"
    display_name = "read"
  }
}

resource "google_monitoring_alert_policy" "portal" {
  attrs = {
    display_name = "portal"
    conditions = [{
      condition_threshold = [{ filter = google_monitoring_uptime_check_config.read.id }]
    }]
  }
}

resource "google_data_fusion_instance" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "google_data_fusion_instance" "watched" {
  attrs = {
    name                          = "watched"
    enable_stackdriver_monitoring = "true"
  }
}

# -- changes -----------------------------------------------------------------------------------------------------------------------

provider "google" "default" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
  }
}

provider "google" "another_region" {
  attrs = {
    alias = "belgium"
  }
  meta = {
    alias = "belgium"
  }
}
