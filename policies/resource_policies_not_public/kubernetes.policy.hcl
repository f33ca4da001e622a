# Rights in a cluster that are given to everybody, and buckets that are made from it.
#
# https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles

locals {
  nobody    = ["system:anonymous", "system:unauthenticated"]
  everybody = ["system:authenticated", "system:serviceaccounts"]

  # Roles that every cluster gives to everybody: what it can do, and who one is.
  harmless = ["system:discovery", "system:basic-user", "system:public-info-viewer", "system:service-account-issuer-discovery"]
}

resource_policy "kubernetes_manifest" "binding" {
  filter = core::contains(["RoleBinding", "ClusterRoleBinding"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = core::try(attrs.manifest.roleRef.name, "") == "system:public-info-viewer" || core::alltrue(core::try([
      for subject in attrs.manifest.subjects : !core::contains(local.nobody, core::try(subject.name, ""))
    ], []))
    error_message = "These rights go to people who do not even say who they are."
  }

  enforce {
    condition = core::contains(local.harmless, core::try(attrs.manifest.roleRef.name, "")) || core::alltrue(core::try([
      for subject in attrs.manifest.subjects : !core::contains(local.everybody, core::try(subject.name, ""))
    ], []))
    error_message = "These rights go to everybody who has any account in the cluster, programs included."
  }
}

# Objects from which controllers of AWS and Crossplane make buckets.
resource_policy "kubernetes_manifest" "bucket" {
  filter = core::contains(["Bucket", "BucketPolicy", "BucketACL"], core::try(attrs.manifest.kind, ""))

  locals {
    acl    = core::try(attrs.manifest.spec.forProvider.acl, attrs.manifest.spec.acl, "")
    policy = core::try(attrs.manifest.spec.forProvider.policy, attrs.manifest.spec.policy, null)
  }

  enforce {
    condition     = !core::regex_match(core::try(local.acl, ""), "^(public-read|public-read-write|authenticated-read)$") && (local.policy == null || !hclscan::grants_public(local.policy))
    error_message = "Everybody in the world may use this bucket."
  }
}
