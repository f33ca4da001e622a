# Policies of Scaleway: those of buckets name who may use them, those of IAM what an application may do.
# https://www.scaleway.com/en/docs/object-storage/api-cli/bucket-policy/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

locals {
  # Sets that hold every permission there is, in a project or in the organization.
  # https://www.scaleway.com/en/docs/iam/reference-content/permission-sets/
  everything = ["AllProductsFullAccess", "OrganizationManager"]
}

resource_policy "scaleway_object_bucket_policy" "scaleway_bucket_policy" {
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, null))
    error_message = "This policy lets in everyone in the world, and no condition keeps strangers out."
  }
}

# Keys of applications are passed around, and a lost one opens all that the policy allows.
resource_policy "scaleway_iam_policy" "scaleway_iam_policy" {
  filter = !core::contains([null, ""], core::try(attrs.application_id, null))

  enforce {
    condition = core::alltrue(core::flatten([
      for rule in core::try(attrs.rule, []) : [
        for name in core::try(rule.permission_set_names, null) == null ? [] : rule.permission_set_names : !core::contains(local.everything, name)
      ]
    ]))
    error_message = "This application may do everything with every product: whoever finds one of its keys is in charge of the whole project."
  }
}
