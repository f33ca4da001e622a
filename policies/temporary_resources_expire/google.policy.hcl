# Until when resources of passing environments are needed, as their labels say.
#
# Values of labels are small letters, digits, dashes and underscores: a day is written 2026-12-31, without the time.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments whose resources are not meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl", "delete-after"]
  description = "Keys that are accepted; case and - _ . : do not matter."
}

input "longest_days" {
  type        = number
  default     = 366
  description = "How far ahead the end may lie."
}

input "today" {
  type        = string
  default     = ""
  description = "The day on which is judged, such as 2026-12-31; empty for the real one."
}

locals {
  # What a migration is made with is temporary wherever it stands.
  machinery = [
    "google_database_migration_service_connection_profile", "google_database_migration_service_migration_job",
    "google_datastream_connection_profile", "google_datastream_stream",
  ]
  resources = core::concat(local.machinery, [
    "google_alloydb_cluster", "google_bigquery_dataset", "google_bigquery_table", "google_bigtable_instance", "google_compute_disk",
    "google_compute_image", "google_compute_instance", "google_compute_region_disk", "google_compute_snapshot",
    "google_container_cluster", "google_dataflow_flex_template_job", "google_dataflow_job", "google_dataproc_cluster",
    "google_filestore_backup", "google_filestore_instance", "google_healthcare_fhir_store", "google_project", "google_pubsub_topic",
    "google_redis_instance", "google_secret_manager_secret", "google_spanner_instance", "google_storage_bucket",
  ])

  # Keys as they are compared: letters, digits and slashes.
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # A day; or how long from the beginning.
  day      = "^[0-9]{4}[-_][0-9]{2}[-_][0-9]{2}$"
  duration = "^([0-9]+)[-_ ]?(h|hours?|d|days?|w|weeks?)$"
  hours    = { h = 1, d = 24, w = 168 }

  now    = input.today == "" ? core::timestamp() : "${input.today}T00:00:00Z"
  latest = core::timeadd(local.now, "${input.longest_days * 24}h")
}

# terraform_labels are the labels of the resource and the default labels of its provider together.
resource_policy "google_*" "google_expiry_label" {
  filter = core::contains(local.resources, meta.type) && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, attrs.resource_labels, null) == null ? {} : core::try(
      attrs.terraform_labels, attrs.labels, attrs.resource_labels
    )

    # A label without a value says nothing; a value that is only known later does.
    said = [
      for key in core::keys(local.labels) : { value = local.labels[key] }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.labels[key])))
    ]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Nothing says until when this is needed: when its purpose is over, nobody will know that it has to go."
  }
}

resource_policy "google_*" "google_expiry_day" {
  filter = core::contains(local.resources, meta.type) && core::length(local.said) > 0 && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, attrs.resource_labels, null) == null ? {} : core::try(
      attrs.terraform_labels, attrs.labels, attrs.resource_labels
    )
    said = [
      for key in core::keys(local.labels) : { value = local.labels[key] }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.labels[key])))
    ]
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end.value, local.day) || core::regex_match(core::lower(end.value), local.duration)
    ])
    error_message = "The label that should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      !core::regex_match(end.value, local.day)
      || core::try(core::timecmp("${core::join("-", core::regexall("[0-9]+", end.value))}T23:59:59Z", local.now) >= 0, false)
    ])
    error_message = "The day until which this was needed has passed: it and the data in it should be gone."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      core::regex_match(end.value, local.day)
      ? core::try(core::timecmp("${core::join("-", core::regexall("[0-9]+", end.value))}T00:00:00Z", local.latest) <= 0, true)
      : core::try(
        core::parseint(core::regex(local.duration, core::lower(end.value))[0], 10)
        * local.hours[core::substr(core::regex(local.duration, core::lower(end.value))[1], 0, 1)] <= input.longest_days * 24,
        true
      )
    ])
    error_message = "The day until which this is needed lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}

# Databases of Cloud SQL have their labels among the settings, and get none from the provider.
resource_policy "google_sql_database_instance" "google_sql_expiry" {
  filter = core::contains(input.environments, hclscan::environment())

  locals {
    labels = core::try(attrs.settings[0].user_labels, null) == null ? {} : attrs.settings[0].user_labels
    said = [
      for key in core::keys(local.labels) : { value = local.labels[key] }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.labels[key])))
    ]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Nothing says until when this database is needed: when its purpose is over, nobody will know that it has to go."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end.value, local.day) || core::regex_match(core::lower(end.value), local.duration)
    ])
    error_message = "The label that should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      !core::regex_match(end.value, local.day)
      || core::try(core::timecmp("${core::join("-", core::regexall("[0-9]+", end.value))}T23:59:59Z", local.now) >= 0, false)
    ])
    error_message = "The day until which this was needed has passed: it and the data in it should be gone."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      core::regex_match(end.value, local.day)
      ? core::try(core::timecmp("${core::join("-", core::regexall("[0-9]+", end.value))}T00:00:00Z", local.latest) <= 0, true)
      : core::try(
        core::parseint(core::regex(local.duration, core::lower(end.value))[0], 10)
        * local.hours[core::substr(core::regex(local.duration, core::lower(end.value))[1], 0, 1)] <= input.longest_days * 24,
        true
      )
    ])
    error_message = "The day until which this is needed lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}
