# Buckets of Google are private until somebody is let in. Lists of single buckets and files (ACLs) are the older way to do so; they have
# no effect where a bucket has uniform access, and cannot let in everyone where public access prevention is enforced.
# https://cloud.google.com/storage/docs/access-control/lists
# https://cloud.google.com/storage/docs/public-access-prevention

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]

  everyone = ["allusers", "allauthenticatedusers"]

  # "authenticatedRead" means everybody with an account of Google.
  public_lists = ["publicread", "publicreadwrite", "authenticatedread"]

  with_predefined_list = ["google_storage_bucket_acl", "google_storage_object_acl", "google_storage_bucket_object"]
  with_entities        = ["google_storage_bucket_acl", "google_storage_default_object_acl", "google_storage_object_acl"]
  of_one_entity = [
    "google_storage_bucket_access_control", "google_storage_default_object_access_control", "google_storage_object_access_control",
  ]
}

# -- lists -------------------------------------------------------------------------------------------------------------------

resource_policy "google_storage_*" "google_predefined_list" {
  filter = core::contains(local.with_predefined_list, meta.type)

  locals {
    powerless = core::anytrue([
      for bucket in core::getresources("google_storage_bucket", {}) : hclscan::refers_to(attrs.bucket, bucket) && (
        core::contains(local.yes, core::try(bucket.uniform_bucket_level_access, false))
        || core::try(bucket.public_access_prevention, null) == "enforced"
      )
    ])
    named = [core::try(attrs.predefined_acl, null), core::try(attrs.default_acl, null)]
  }

  enforce {
    condition = local.powerless || core::alltrue([
      for list in local.named : list == null ? true : !core::contains(local.public_lists, core::lower(list))
    ])
    error_message = "The ready-made list lets in everyone on the internet, or everybody with an account of Google: the files need no further permission to be fetched."
  }
}

resource_policy "google_storage_*_acl" "google_list_entries" {
  filter = core::contains(local.with_entities, meta.type) && core::try(attrs.role_entity, null) != null

  locals {
    powerless = core::anytrue([
      for bucket in core::getresources("google_storage_bucket", {}) : hclscan::refers_to(attrs.bucket, bucket) && (
        core::contains(local.yes, core::try(bucket.uniform_bucket_level_access, false))
        || core::try(bucket.public_access_prevention, null) == "enforced"
      )
    ])
  }

  # An entry is written as READER:allUsers.
  enforce {
    condition = local.powerless || !core::anytrue([
      for entry in attrs.role_entity : core::anytrue([for one in local.everyone : core::endswith(core::lower(entry), ":${one}")])
    ])
    error_message = "An entry of this list lets in everyone on the internet, or everybody with an account of Google: the files need no further permission to be fetched."
  }
}

resource_policy "google_storage_*_access_control" "google_access_control" {
  filter = core::contains(local.of_one_entity, meta.type)

  locals {
    powerless = core::anytrue([
      for bucket in core::getresources("google_storage_bucket", {}) : hclscan::refers_to(attrs.bucket, bucket) && (
        core::contains(local.yes, core::try(bucket.uniform_bucket_level_access, false))
        || core::try(bucket.public_access_prevention, null) == "enforced"
      )
    ])
  }

  enforce {
    condition     = local.powerless || !core::contains(local.everyone, core::lower(attrs.entity))
    error_message = "This entry lets in everyone on the internet, or everybody with an account of Google: the files need no further permission to be fetched."
  }
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

# One argument makes every later mistake with a grant harmless. An organization may demand it of all its buckets; that is not seen here.
resource_policy "google_storage_bucket" "google_public_access_prevention" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.public_access_prevention, null) == "enforced"
    error_message = "Nothing keeps this bucket from being opened to everyone: a single grant by mistake would do, since public access prevention is not enforced."
  }
}

resource_policy "google_storage_bucket" "google_uniform_access" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.uniform_bucket_level_access, false))
    error_message = "Single files of this bucket can be given to others than the bucket itself, out of sight of whoever reviews its permissions."
  }
}

# Images of the Container Registry lie in a bucket that the registry makes.
resource_policy "google_container_registry" "google_container_registry" {
  enforcement_level = "advisory"

  locals {
    members = core::concat(
      [for grant in hclscan::referrers(attrs, "google_storage_bucket_iam_member") : [grant.member]],
      [for grant in hclscan::referrers(attrs, "google_storage_bucket_iam_binding") : grant.members],
    )
  }

  enforce {
    condition = !core::anytrue([
      for members in local.members : core::anytrue([for member in members : core::contains(local.everyone, core::lower(member))])
    ])
    error_message = "Everyone can download the images of this registry, with the code and whatever was left in them: a grant on its bucket lets them in."
  }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
resource_policy "google_bigquery_dataset" "google_bigquery_dataset" {
  enforce {
    condition = core::alltrue([
      for access in core::try(attrs.access, []) :
      core::try(access.special_group, null) != "allAuthenticatedUsers"
      && core::try(access.iam_member, null) != "allUsers" && core::try(access.iam_member, null) != "allAuthenticatedUsers"
    ])
    error_message = "Everybody with an account of Google can query the tables of this dataset."
  }
}

resource_policy "google_bigquery_dataset_access" "google_bigquery_dataset_access" {
  enforce {
    condition = (
      core::try(attrs.special_group, null) != "allAuthenticatedUsers"
      && core::try(attrs.iam_member, null) != "allUsers" && core::try(attrs.iam_member, null) != "allAuthenticatedUsers"
    )
    error_message = "Everybody with an account of Google can query the tables of this dataset."
  }
}
