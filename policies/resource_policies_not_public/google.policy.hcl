# Whom IAM of Google lets in: a grant names a member, a list of members, or a whole policy of bindings. "allUsers" is everyone on the
# internet, "allAuthenticatedUsers" everybody with an account of Google, which is no different. A condition of a grant tells when
# and where, never who. Every type of resource that takes grants is judged alike, by the ending of its name.
# https://cloud.google.com/iam/docs/principals-overview
#
# Grants on buckets, registries and patient records are judged by HCL_PUB_001, those on entry points by HCL_PUB_003, those on images
# and snapshots by HCL_PUB_005.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  everyone = ["allUsers", "allAuthenticatedUsers"]

  judged_elsewhere = "^google_(storage|artifact_registry|healthcare|cloud_run|cloudfunctions2?|iap|compute_(machine_)?image|compute_(region_|instant_)?snapshot)_"

  # Issuers whose tokens everybody can get for a repository or a pipeline of their own.
  public_issuers = "^https://(token\\.actions\\.githubusercontent\\.com|gitlab\\.com|app\\.terraform\\.io|agent\\.buildkite\\.com|oidc\\.circleci\\.com|api\\.bitbucket\\.org|accounts\\.google\\.com|vstoken\\.dev\\.azure\\.com)"
}

resource_policy "google_*_iam_member" "google_iam_member" {
  filter = !core::regex_match(meta.type, local.judged_elsewhere)

  enforce {
    condition     = !core::contains(local.everyone, attrs.member)
    error_message = "This grant names ${attrs.member}: ${attrs.member == "allUsers" ? "everyone on the internet" : "everybody in the world with an account of Google"} has ${core::try(attrs.role, "the role")}."
  }
}

resource_policy "google_*_iam_binding" "google_iam_binding" {
  filter = !core::regex_match(meta.type, local.judged_elsewhere)

  enforce {
    condition     = !core::anytrue([for member in attrs.members : core::contains(local.everyone, member)])
    error_message = "One of the members of this grant is allUsers or allAuthenticatedUsers: everybody in the world has ${core::try(attrs.role, "the role")}."
  }
}

resource_policy "google_*_iam_policy" "google_iam_policy" {
  filter = !core::regex_match(meta.type, local.judged_elsewhere) && core::try(attrs.policy_data, null) != null

  locals {
    policy = core::jsondecode(attrs.policy_data)
  }

  enforce {
    condition = !core::anytrue([
      for binding in core::try(local.policy.bindings, []) : core::anytrue([
        for member in core::try(binding.members, []) : core::contains(local.everyone, member)
      ])
    ])
    error_message = "A binding of this policy names allUsers or allAuthenticatedUsers: everybody in the world has its role."
  }
}

# -- keys --------------------------------------------------------------------------------------------------------------------
# The grant itself is the finding. Beside it, the key that it opens is named, since all data under the key are concerned.

resource_policy "google_kms_crypto_key" "google_kms_crypto_key" {
  enforcement_level = "advisory"

  locals {
    members = core::concat(
      [for grant in hclscan::referrers(attrs, "google_kms_crypto_key_iam_member") : [grant.member]],
      [for grant in hclscan::referrers(attrs, "google_kms_crypto_key_iam_binding") : grant.members],
    )
  }

  enforce {
    condition = !core::anytrue([
      for members in local.members : core::anytrue([for member in members : core::contains(local.everyone, member)])
    ])
    error_message = "Everybody in the world may use this key: a grant on it names allUsers or allAuthenticatedUsers."
  }
}

resource_policy "google_kms_key_ring" "google_kms_key_ring" {
  enforcement_level = "advisory"

  locals {
    members = core::concat(
      [for grant in hclscan::referrers(attrs, "google_kms_key_ring_iam_member") : [grant.member]],
      [for grant in hclscan::referrers(attrs, "google_kms_key_ring_iam_binding") : grant.members],
    )
  }

  enforce {
    condition = !core::anytrue([
      for members in local.members : core::anytrue([for member in members : core::contains(local.everyone, member)])
    ])
    error_message = "Everybody in the world may use the keys of this ring: a grant on it names allUsers or allAuthenticatedUsers."
  }
}

# -- identities from elsewhere -----------------------------------------------------------------------------------------------

# Such an issuer gives tokens to all its customers. Only a condition on what a token claims tells one's own from those of strangers.
# https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines#conditions
resource_policy "google_iam_workload_identity_pool_provider" "google_workload_identity" {
  filter = core::try(core::regex_match(attrs.oidc[0].issuer_uri, local.public_issuers), false)

  locals {
    condition = core::try(attrs.attribute_condition, null)
  }

  enforce {
    condition     = local.condition != null && core::try(core::regex_match(local.condition, "(assertion|attribute|google)\\."), false)
    error_message = "Everybody can get a token of this issuer, and no condition tells yours from theirs: their pipelines pass for yours."
  }
}
