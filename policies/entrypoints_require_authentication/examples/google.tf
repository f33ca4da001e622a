# expect: pass
resource "google_cloud_run_v2_service" "portal" {
  name     = "portal"
  location = "europe-west9"
}

# expect: fail
resource "google_cloud_run_v2_service_iam_member" "everyone" {
  name   = google_cloud_run_v2_service.portal.name
  role   = "roles/run.invoker"
  member = "allUsers"
}

# expect: pass
resource "google_cloud_run_v2_service" "worker" {
  name     = "worker"
  location = "europe-west9"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"
}

# Everyone in the network may call, the internet does not get there.
# expect: pass
resource "google_cloud_run_v2_service_iam_member" "worker" {
  name   = google_cloud_run_v2_service.worker.name
  role   = "roles/run.invoker"
  member = "allUsers"
}

# expect: fail
resource "google_cloud_run_v2_service" "unchecked" {
  name                 = "results"
  location             = "europe-west9"
  invoker_iam_disabled = true
}

# expect: fail
resource "google_cloudfunctions2_function_iam_binding" "import" {
  cloud_function = "import"
  role           = "roles/cloudfunctions.invoker"
  members        = ["group:laboratory@example.org", "allAuthenticatedUsers"]
}

data "google_iam_policy" "everyone" {
  binding {
    role    = "roles/run.invoker"
    members = ["allUsers"]
  }
}

# expect: fail
resource "google_cloud_run_service_iam_policy" "legacy" {
  service     = "legacy"
  policy_data = data.google_iam_policy.everyone.policy_data
}

variable "caller" {
  type = string
}

# expect: unknown
resource "google_cloud_run_service_iam_member" "partner" {
  service = "partner"
  role    = "roles/run.invoker"
  member  = var.caller
}

# expect: fail
resource "google_identity_platform_config" "visitors" {
  sign_in {
    anonymous {
      enabled = true
    }
  }
}

# expect: fail
resource "google_endpoints_service" "results" {
  service_name   = "results.endpoints.labora-prod.cloud.goog"
  openapi_config = <<-EOT
    swagger: "2.0"
    paths:
      /results/{patient}:
        get:
          operationId: results
  EOT
}

# expect: fail
resource "google_api_gateway_api_config" "results" {
  api           = "results"
  api_config_id = "results"

  openapi_documents {
    document {
      path = "results.yaml"
      contents = base64encode(<<-EOT
        swagger: "2.0"
        paths:
          /results/{patient}:
            get:
              operationId: results
      EOT
      )
    }
  }
}

variable "description_of_the_interface" {
  type = string
}

# expect: unknown
resource "google_api_gateway_api_config" "orders" {
  api           = "orders"
  api_config_id = "orders"

  openapi_documents {
    document {
      path     = "orders.yaml"
      contents = base64encode(var.description_of_the_interface)
    }
  }
}

# expect: fail
resource "google_redis_instance" "sessions" {
  name           = "sessions"
  memory_size_gb = 1
}

# expect: fail
resource "google_redis_cluster" "sessions" {
  name        = "sessions"
  shard_count = 3
}

# expect: fail
resource "google_memorystore_instance" "sessions" {
  instance_id = "sessions"
  shard_count = 1
}

# -- web applications --------------------------------------------------------------------------------------------------------

# expect: fail
resource "google_compute_backend_service" "portal" {
  name                  = "portal"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

variable "oauth_client_id" {
  type = string
}

variable "oauth_client_secret" {
  type      = string
  sensitive = true
}

# expect: pass
resource "google_compute_backend_service" "results" {
  name                  = "results"
  load_balancing_scheme = "EXTERNAL_MANAGED"

  iap {
    enabled              = true
    oauth2_client_id     = var.oauth_client_id
    oauth2_client_secret = var.oauth_client_secret
  }
}

# expect: pass
resource "google_compute_backend_service" "partners" {
  name                  = "partners"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_url_map" "partners" {
  name            = "partners"
  default_service = google_compute_backend_service.partners.id
}

resource "google_compute_target_https_proxy" "partners" {
  name              = "partners"
  url_map           = google_compute_url_map.partners.id
  server_tls_policy = "projects/labora-prod/locations/global/serverTlsPolicies/partners"
}

variable "asks_for_login" {
  type = bool
}

# expect: unknown
resource "google_compute_backend_service" "by_environment" {
  name                  = "by-environment"
  load_balancing_scheme = "EXTERNAL_MANAGED"

  iap {
    enabled = var.asks_for_login
  }
}

# expect: fail
resource "google_app_engine_standard_app_version" "portal" {
  service = "default"
  runtime = "python312"
}

data "google_iam_policy" "open" {
  binding {
    role    = "roles/viewer"
    members = ["allUsers"]
  }
}

# expect: fail
resource "google_cloudfunctions_function_iam_policy" "import" {
  cloud_function = "import"
  policy_data    = data.google_iam_policy.open.policy_data
}

# expect: fail
resource "google_iap_web_iam_policy" "portal" {
  policy_data = data.google_iam_policy.open.policy_data
}
