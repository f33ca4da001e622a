# The audit trail of Google Cloud. Changes to settings and permissions are always on record; who reads data is not, until
# Data Access audit logs are switched on for a project, a folder or the organisation.
# https://cloud.google.com/logging/docs/audit

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "audit_trail_managed_elsewhere" {
  type        = bool
  default     = false
  description = "Whether audit logs of the organisation, set up outside of this configuration, cover the projects."
}

locals {
  yes = [true, "true"]

  config_types = ["google_project_iam_audit_config", "google_folder_iam_audit_config", "google_organization_iam_audit_config"]
  policy_types = ["google_project_iam_policy", "google_folder_iam_policy", "google_organization_iam_policy"]

  # Audit configs as resources of their own, and as part of a whole policy.
  configs = core::concat(
    [
      for config in core::flatten([for type in local.config_types : core::getresources(type, {})]) : {
        project = core::try(config.project, null)
        folder  = core::try(config.folder, null)
        service = config.service
        kinds = [
          for kind in core::try(config.audit_log_config, []) : kind.log_type
          if core::contains([null, []], core::try(kind.exempted_members, null))
        ]
      }
    ],
    core::flatten([
      for whole in core::flatten([for type in local.policy_types : core::getresources(type, {})]) : [
        for config in core::try(core::jsondecode(whole.policy_data).auditConfigs, []) : {
          project = core::try(whole.project, null)
          folder  = core::try(whole.folder, null)
          service = config.service
          kinds = [
            for kind in core::try(config.auditLogConfigs, []) : kind.logType
            if core::contains([null, []], core::try(kind.exemptedMembers, null))
          ]
        }
      ]
    ]),
  )

  folders = core::getresources("google_folder", {})

  # Reading by everybody. That a config leaves out writing is said where it stands; whether it covers the services that are used is
  # asked for each of them by HCL_LOG_003.
  reading = [
    for config in local.configs : config
    if core::contains(config.kinds, "DATA_READ")
    && (config.service == "allServices" || core::endswith(config.service, ".googleapis.com"))
  ]
}

# -- presence ----------------------------------------------------------------------------------------------------------------

resource_policy "google_project" "google_project" {
  filter = !input.audit_trail_managed_elsewhere

  locals {
    folder = core::try(attrs.folder_id, null)
  }

  # Projects inherit from their folder and from the organisation.
  enforce {
    condition = core::anytrue([
      for config in local.reading :
      config.project != null
      ? hclscan::refers_to(config.project, attrs)
      : config.folder == null || local.folder != null && (
        core::trimprefix(config.folder, "folders/") == core::trimprefix(local.folder, "folders/")
        || core::anytrue([
          for folder in local.folders : hclscan::refers_to(config.folder, folder) && hclscan::refers_to(local.folder, folder)
        ])
      )
    ])
    error_message = "No audit log of this project records who reads data: Google records changes of settings only, unless Data Access audit logs are switched on."
  }
}

# A configuration that makes no project works in one that is there.
provider_policy "google" "google_audit_log" {
  # Further configurations of the provider, for other regions or projects, carry an alias.
  filter = meta.alias == null && !input.audit_trail_managed_elsewhere && core::length(core::getresources("google_project", {})) == 0

  enforce {
    condition     = core::length(local.reading) > 0
    error_message = "No audit log records who reads data in this project: Google records changes of settings only, and there is no google_project_iam_audit_config in the whole configuration."
  }
}

# -- completeness --------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/logging/docs/audit/configure-data-access
resource_policy "google_*_iam_audit_config" "google_audit_config" {
  filter = core::contains(local.config_types, meta.type)

  locals {
    kinds   = [for kind in core::try(attrs.audit_log_config, []) : kind.log_type]
    demanded = attrs.service == "allServices" ? ["ADMIN_READ", "DATA_READ", "DATA_WRITE"] : ["DATA_READ", "DATA_WRITE"]
    missing = [for kind in local.demanded : kind if !core::contains(local.kinds, kind)]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "This audit log leaves out ${core::join(" and ", local.missing)}: what was done with the data can only be told in part."
  }

  enforce {
    condition = core::alltrue([
      for kind in core::try(attrs.audit_log_config, []) : core::contains([null, []], core::try(kind.exempted_members, null))
    ])
    error_message = "Some members are exempt from this audit log: what they do, and what is done in their name, leaves no trace."
  }
}

# -- where the logs go -----------------------------------------------------------------------------------------------------------

# https://cloud.google.com/logging/docs/export/configure_export_v2
resource_policy "google_logging_*_sink" "google_log_sink" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.disabled, false))
    error_message = "This sink is switched off: the logs that it is there to keep are not kept."
  }

  enforce {
    condition = core::alltrue([
      for exclusion in core::try(attrs.exclusions, []) :
      core::contains(local.yes, core::try(exclusion.disabled, false)) || !core::contains_substring(exclusion.filter, "cloudaudit")
    ])
    error_message = "This sink drops audit logs on the way: what they show is missing when somebody looks."
  }
}

# https://cloud.google.com/logging/docs/exclusions
resource_policy "google_logging_*_exclusion" "google_log_exclusion" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.disabled, false)) || !core::contains_substring(attrs.filter, "cloudaudit")
    error_message = "Audit logs are thrown away before they are kept: who read or changed something cannot be said afterwards."
  }
}

# -- clusters --------------------------------------------------------------------------------------------------------------------

# The audit log of the Kubernetes API goes where the other logs of the cluster go.
# https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs
resource_policy "google_container_cluster" "google_cluster" {
  enforce {
    condition     = core::try(attrs.logging_service, null) != "none"
    error_message = "This cluster writes no logs at all: who did what in it cannot be said."
  }

  enforce {
    condition     = core::try(core::contains(attrs.logging_config[0].enable_components, "SYSTEM_COMPONENTS"), true)
    error_message = "This cluster does not log what its own components do: an intrusion into the system of the cluster leaves no trace."
  }
}
