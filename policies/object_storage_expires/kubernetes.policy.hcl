# Buckets that are made from a cluster, by controllers of AWS, Crossplane and Google. Asked for only when it is wanted: what is made
# so often has its lifecycle elsewhere.

input "cluster_buckets_too" {
  type    = bool
  default = false
}

locals {
  lifecycles = [for one in hclscan::manifests("BucketLifecycleConfiguration") : core::try(one.spec.forProvider.bucketRef.name, one.spec.forProvider.bucket, "")]
}

resource_policy "kubernetes_manifest" "cluster_bucket" {
  filter = core::contains(["Bucket", "StorageBucket"], core::try(attrs.manifest.kind, "")) && input.cluster_buckets_too

  enforce {
    condition = (
      core::anytrue(core::try([for rule in attrs.manifest.spec.lifecycle.rules : core::can(rule.expiration.days) && core::try(rule.status, "Enabled") == "Enabled"], []))
      || core::anytrue(core::try([for rule in attrs.manifest.spec.lifecycleRule : core::try(rule.action.type, "") == "Delete"], []))
      || core::contains(local.lifecycles, core::try(attrs.manifest.metadata.name, ""))
    )
    error_message = "Nothing deletes what is put into this bucket."
  }
}
