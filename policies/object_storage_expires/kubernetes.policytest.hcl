policytest {
  targets = ["kubernetes.policy.hcl"]
}

inputs {
  cluster_buckets_too = true
}

resource "kubernetes_manifest" "for_good" {
  expect_failure = true
  attrs = {
    manifest = { apiVersion = "s3.services.k8s.aws/v1alpha1", kind = "Bucket", metadata = { name = "for-good", namespace = "labora" }, spec = { name = "for-good" } }
  }
}

resource "kubernetes_manifest" "switched_off" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "s3.services.k8s.aws/v1alpha1"
      kind       = "Bucket"
      metadata   = { name = "switched-off", namespace = "labora" }
      spec       = { lifecycle = { rules = [{ id = "expire", status = "Disabled", expiration = { days = 30 } }] } }
    }
  }
}

resource "kubernetes_manifest" "for_a_month" {
  attrs = {
    manifest = {
      apiVersion = "s3.services.k8s.aws/v1alpha1"
      kind       = "Bucket"
      metadata   = { name = "for-a-month", namespace = "labora" }
      spec       = { lifecycle = { rules = [{ id = "expire", status = "Enabled", expiration = { days = 30 } }] } }
    }
  }
}

resource "kubernetes_manifest" "of_google" {
  attrs = {
    manifest = {
      apiVersion = "storage.cnrm.cloud.google.com/v1beta1"
      kind       = "StorageBucket"
      metadata   = { name = "of-google", namespace = "labora" }
      spec       = { lifecycleRule = [{ action = { type = "Delete" }, condition = { age = 30 } }] }
    }
  }
}
