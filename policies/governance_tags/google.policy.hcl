# What the labels of a data store of Google Cloud say about the processing it is part of.
#
# Keys and values of labels are small letters, digits, dashes and underscores: an address becomes data-office_labora-example.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

# Keys that are accepted, one of each list; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification", "classification"]
}

input "controller_keys" {
  type    = list(string)
  default = ["data-controller"]
}

input "agreement_keys" {
  type    = list(string)
  default = ["dpa", "dpa-reference", "processing-agreement"]
}

input "purpose_keys" {
  type    = list(string)
  default = ["purpose"]
}

input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type    = list(string)
  default = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
}

input "owner_keys" {
  type    = list(string)
  default = ["owner", "data-owner"]
}

locals {
  # Firestore databases and Healthcare datasets take no labels; what is in a dataset does.
  data_stores = [
    "google_alloydb_cluster", "google_bigquery_dataset", "google_bigtable_instance", "google_compute_disk", "google_compute_region_disk",
    "google_filestore_instance", "google_healthcare_fhir_store", "google_pubsub_topic", "google_redis_instance",
    "google_secret_manager_secret", "google_spanner_instance", "google_storage_bucket",
  ]

  # What has to be said, as it is called in messages.
  demanded = {
    agreement      = input.agreement_keys
    classification = input.classification_keys
    controller     = input.controller_keys
    expiry         = input.expiry_keys
    instruction    = input.instruction_keys
    owner          = input.owner_keys
    purpose        = input.purpose_keys
  }

  # Keys as they are compared: letters, digits and slashes.
  keys = {
    for subject, keys in local.demanded : subject => [for key in keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]
  }

  # Tags of the organisation, which are bound to a resource from outside.
  # https://cloud.google.com/resource-manager/docs/tags/tags-overview
  binding_types = ["google_tags_location_tag_binding", "google_tags_tag_binding"]
}

# terraform_labels are the labels of the resource and the default labels of its provider together.
resource_policy "google_*" "google_labels" {
  filter = core::contains(local.data_stores, meta.type)

  locals {
    labels = core::try(attrs.terraform_labels, attrs.labels, null) == null ? {} : core::try(attrs.terraform_labels, attrs.labels)

    bound = core::flatten([
      for type in local.binding_types : [
        for binding in hclscan::referrers(attrs, type) : [
          for value in core::getresources("google_tags_tag_value", { id = binding.tag_value }) : [
            for key in core::getresources("google_tags_tag_key", { id = value.parent }) : key.short_name
          ]
        ]
      ]
    ])

    # A label without a value says nothing; a value that is only known later does.
    said = [
      for key in core::concat(
        [
          for key in core::keys(local.labels) : key
          if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.labels[key])))
        ],
        local.bound,
      ) : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))
    ]
    missing = [for subject, keys in local.keys : subject if !core::anytrue([for key in keys : core::contains(local.said, key)])]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "The labels do not say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}

# Databases of Cloud SQL have their labels among the settings, and get none from the provider.
resource_policy "google_sql_database_instance" "google_sql_labels" {
  # Replicas hold what their primary holds.
  filter = core::try(attrs.master_instance_name, null) == null

  locals {
    labels = core::try(attrs.settings[0].user_labels, null) == null ? {} : attrs.settings[0].user_labels
    said = [
      for key in core::keys(local.labels) : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))
      if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.labels[key])))
    ]
    missing = [for subject, keys in local.keys : subject if !core::anytrue([for key in keys : core::contains(local.said, key)])]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "The labels do not say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}
