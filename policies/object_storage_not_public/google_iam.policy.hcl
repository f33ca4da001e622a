# Who may read files, images and tables of Google by IAM: a grant names a member, a list of members, or a whole policy of bindings.
# "allUsers" is everyone on the internet, "allAuthenticatedUsers" everybody with an account of Google, which is no different. A
# condition of a grant tells when and where, never who.
# https://cloud.google.com/storage/docs/access-control/making-data-public
#
# Grants on everything else are judged by HCL_PUB_004, those on images and snapshots by HCL_PUB_005.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  everyone = ["allUsers", "allAuthenticatedUsers"]

  # What a grant opens, by the type of the resource without its ending.
  content = {
    google_artifact_registry_repository = "the packages and images of this repository"
    google_bigquery_dataset             = "the tables of this dataset"
    google_bigquery_table               = "this table"
    google_healthcare_consent_store     = "the consents of patients in this store"
    google_healthcare_dataset           = "the patient records of this dataset"
    google_healthcare_dicom_store       = "the medical images of this store"
    google_healthcare_fhir_store        = "the patient records of this store"
    google_healthcare_hl7_v2_store      = "the messages about patients in this store"
    google_storage_bucket               = "the files of this bucket"
    google_storage_managed_folder       = "the files of this folder"
  }

  # Public access prevention makes a grant to everyone powerless.
  protected_buckets = core::getresources("google_storage_bucket", { public_access_prevention = "enforced" })

  # A grant on a project counts here when its role is one of the storage.
  project = { google_project = "the files of all buckets of this project" }
}

resource_policy "google_*_iam_member" "google_iam_member" {
  filter = core::contains(core::keys(local.content), local.type) || (
    local.type == "google_project" && core::startswith(core::try(attrs.role, ""), "roles/storage.")
  )

  locals {
    type = core::trimsuffix(meta.type, "_iam_member")

    prevented = core::contains(["google_storage_bucket", "google_storage_managed_folder"], local.type) && core::anytrue([
      for bucket in local.protected_buckets : hclscan::refers_to(attrs.bucket, bucket)
    ])
  }

  enforce {
    condition     = !core::contains(local.everyone, attrs.member) || local.prevented
    error_message = "Everyone can get at ${core::merge(local.content, local.project)[local.type]}: this grant names ${attrs.member}."
  }
}

resource_policy "google_*_iam_binding" "google_iam_binding" {
  filter = core::contains(core::keys(local.content), local.type) || (
    local.type == "google_project" && core::startswith(core::try(attrs.role, ""), "roles/storage.")
  )

  locals {
    type = core::trimsuffix(meta.type, "_iam_binding")
    prevented = core::contains(["google_storage_bucket", "google_storage_managed_folder"], local.type) && core::anytrue([
      for bucket in local.protected_buckets : hclscan::refers_to(attrs.bucket, bucket)
    ])
  }

  enforce {
    condition     = !core::anytrue([for member in attrs.members : core::contains(local.everyone, member)]) || local.prevented
    error_message = "Everyone can get at ${core::merge(local.content, local.project)[local.type]}: one of the members is allUsers or allAuthenticatedUsers."
  }
}

resource_policy "google_*_iam_policy" "google_iam_policy" {
  filter = core::contains(core::keys(local.content), local.type)

  locals {
    type   = core::trimsuffix(meta.type, "_iam_policy")
    policy = core::jsondecode(attrs.policy_data)
    prevented = core::contains(["google_storage_bucket", "google_storage_managed_folder"], local.type) && core::anytrue([
      for bucket in local.protected_buckets : hclscan::refers_to(attrs.bucket, bucket)
    ])
  }

  enforce {
    condition = local.prevented || !core::anytrue([
      for binding in core::try(local.policy.bindings, []) : core::anytrue([
        for member in core::try(binding.members, []) : core::contains(local.everyone, member)
      ])
    ])
    error_message = "Everyone can get at ${local.content[local.type]}: a binding of this policy names allUsers or allAuthenticatedUsers."
  }
}
