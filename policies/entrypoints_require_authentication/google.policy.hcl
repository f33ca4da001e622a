# Services of Google that answer requests: Cloud Run and functions ask IAM who is calling, unless a grant names everyone or the check is
# switched off. Such a grant does no harm where the internet does not reach the service: the load balancer or network in front is
# judged instead.
# https://cloud.google.com/run/docs/authenticating/public
# https://cloud.google.com/functions/docs/securing/managing-access-iam

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "open_paths" {
  type        = list(string)
  default     = ["/health", "/healthz", "/ping", "/livez", "/readyz", "/robots.txt", "/.well-known/acme-challenge/*"]
  description = "Paths that may be answered without authentication: they show no personal data."
}

locals {
  yes      = [true, "true"]
  everyone = ["allUsers", "allAuthenticatedUsers"]

  # Everything whose grants decide who may call, by the beginning of its type.
  entry_points = "^google_(cloud_run|cloudfunctions2?|iap)_"

  # What the description of an interface has for each path, beside parameters and the like.
  methods = ["get", "put", "post", "delete", "patch", "head"]

  # Services that the internet does not reach.
  internal = core::concat(
    core::getresources("google_cloud_run_v2_service", { ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY" }),
    core::getresources("google_cloud_run_v2_service", { ingress = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" }),
    core::getresources("google_cloudfunctions_function", { ingress_settings = "ALLOW_INTERNAL_ONLY" }),
    core::getresources("google_cloudfunctions_function", { ingress_settings = "ALLOW_INTERNAL_AND_GCLB" }),
    [
      for service in core::getresources("google_cloud_run_service", {}) : service
      if core::try(core::startswith(service.metadata[0].annotations["run.googleapis.com/ingress"], "internal"), false)
    ],
    [
      for function in core::getresources("google_cloudfunctions2_function", {}) : function
      if core::try(core::startswith(function.service_config[0].ingress_settings, "ALLOW_INTERNAL"), false)
    ],
  )
}

resource_policy "google_*_iam_member" "google_caller" {
  filter = core::regex_match(meta.type, local.entry_points)

  locals {
    service = core::try(attrs.service, attrs.cloud_function, attrs.name, null)
  }

  enforce {
    condition = (
      !core::contains(local.everyone, attrs.member)
      || core::anytrue([for one in local.internal : hclscan::refers_to(local.service, one)])
    )
    error_message = "Whoever knows the address is let in: this grant names ${attrs.member == "allUsers" ? "everyone on the internet" : "everybody in the world with an account of Google"}."
  }
}

resource_policy "google_*_iam_binding" "google_callers" {
  filter = core::regex_match(meta.type, local.entry_points)

  locals {
    service = core::try(attrs.service, attrs.cloud_function, attrs.name, null)
  }

  enforce {
    condition = (
      !core::anytrue([for member in attrs.members : core::contains(local.everyone, member)])
      || core::anytrue([for one in local.internal : hclscan::refers_to(local.service, one)])
    )
    error_message = "Whoever knows the address is let in: one of the members of this grant is allUsers or allAuthenticatedUsers."
  }
}

resource_policy "google_*_iam_policy" "google_caller_policy" {
  filter = core::regex_match(meta.type, local.entry_points)

  locals {
    service = core::try(attrs.service, attrs.cloud_function, attrs.name, null)
    policy  = core::jsondecode(attrs.policy_data)
  }

  enforce {
    condition = !core::anytrue([
      for binding in core::try(local.policy.bindings, []) : core::anytrue([
        for member in core::try(binding.members, []) : core::contains(local.everyone, member)
      ])
    ]) || core::anytrue([for one in local.internal : hclscan::refers_to(local.service, one)])
    error_message = "Whoever knows the address is let in: a binding of this policy names allUsers or allAuthenticatedUsers."
  }
}

# -- checks that are switched off --------------------------------------------------------------------------------------------

# https://cloud.google.com/run/docs/securing/managing-access#invoker_check
resource_policy "google_cloud_run_v2_service" "google_invoker_check" {
  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.invoker_iam_disabled, false))
      || core::contains(local.yes, core::try(attrs.iap_enabled, false))
      || core::try(core::contains(["INGRESS_TRAFFIC_INTERNAL_ONLY", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"], attrs.ingress), false)
    )
    error_message = "This service answers everyone on the internet: the check who may call it is switched off, and no login stands before it."
  }
}

# https://cloud.google.com/identity-platform/docs/web/anonymous-auth
resource_policy "google_identity_platform_*config" "google_anonymous_sign_in" {
  filter = core::contains(["google_identity_platform_config", "google_identity_platform_project_default_config"], meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.sign_in[0].anonymous[0].enabled, false))
    error_message = "Whoever asks gets an account without a name: applications that trust this sign-in let in everyone."
  }
}

# -- descriptions of interfaces ----------------------------------------------------------------------------------------------

# An operation without a requirement of its own has that of the whole interface.
# https://cloud.google.com/endpoints/docs/openapi/authenticating-users
resource_policy "google_endpoints_service" "google_endpoints_service" {
  filter = core::try(attrs.openapi_config, null) != null

  locals {
    interface = core::yamldecode(attrs.openapi_config)
    required  = core::length(core::try(local.interface.security, [])) > 0
  }

  enforce {
    condition = core::alltrue([
      for path, operations in core::try(local.interface.paths, {}) : core::contains(input.open_paths, path) || core::alltrue([
        for method, operation in operations : core::try(core::length(operation.security) > 0, local.required)
        if core::contains(local.methods, method)
      ])
    ])
    error_message = "An operation of this interface asks nobody who is calling: neither it nor the interface as a whole names a security requirement."
  }
}

# The same description, encoded.
# https://cloud.google.com/api-gateway/docs/authenticate-service-account
resource_policy "google_api_gateway_api_config" "google_api_gateway_api_config" {
  filter = core::length(core::try(attrs.openapi_documents, [])) > 0

  locals {
    interfaces = [for one in attrs.openapi_documents : core::yamldecode(hclscan::base64decode(one.document[0].contents))]
  }

  enforce {
    condition = core::alltrue([
      for interface in local.interfaces : core::alltrue([
        for path, operations in core::try(interface.paths, {}) : core::contains(input.open_paths, path) || core::alltrue([
          for method, operation in operations :
          core::try(core::length(operation.security) > 0, core::length(core::try(interface.security, [])) > 0)
          if core::contains(local.methods, method)
        ])
      ])
    ])
    error_message = "An operation of this interface asks nobody who is calling: neither it nor the interface as a whole names a security requirement."
  }
}

# -- caches ------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/memorystore/docs/redis/about-redis-auth
resource_policy "google_redis_instance" "google_redis_instance" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.auth_enabled, false))
    error_message = "This cache asks for no password: whoever gets into the network can read and change all that it holds."
  }
}

# https://cloud.google.com/memorystore/docs/cluster/about-iam-auth
resource_policy "google_redis_cluster" "google_redis_cluster" {
  enforce {
    condition     = core::try(attrs.authorization_mode, null) == "AUTH_MODE_IAM_AUTH"
    error_message = "This cache asks nobody who is connecting: whoever gets into the network can read and change all that it holds."
  }
}

resource_policy "google_memorystore_instance" "google_memorystore_instance" {
  enforce {
    condition     = core::try(attrs.authorization_mode, null) == "IAM_AUTH"
    error_message = "This cache asks nobody who is connecting: whoever gets into the network can read and change all that it holds."
  }
}
