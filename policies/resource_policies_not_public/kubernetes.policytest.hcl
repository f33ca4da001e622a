policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "strangers" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "strangers" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "ClusterRole", name = "view" }
      subjects   = [{ kind = "Group", name = "system:unauthenticated" }]
    }
  }
}

resource "kubernetes_manifest" "anonymous" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "anonymous" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "ClusterRole", name = "cluster-admin" }
      subjects   = [{ kind = "User", name = "system:anonymous" }]
    }
  }
}

resource "kubernetes_manifest" "everybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "everybody" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "ClusterRole", name = "view" }
      subjects   = [{ kind = "Group", name = "system:authenticated" }]
    }
  }
}

# Comes with every cluster.
resource "kubernetes_manifest" "who_one_is" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "who-one-is" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "ClusterRole", name = "system:basic-user" }
      subjects   = [{ kind = "Group", name = "system:authenticated" }]
    }
  }
}

resource "kubernetes_manifest" "oncall" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "oncall" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "ClusterRole", name = "view" }
      subjects   = [{ kind = "Group", name = "oidc:oncall" }]
    }
  }
}

resource "kubernetes_manifest" "open" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "s3.services.k8s.aws/v1alpha1"
      kind       = "Bucket"
      metadata   = { name = "open", namespace = "labora" }
      spec       = { name = "open", acl = "public-read" }
    }
  }
}

resource "kubernetes_manifest" "open_bucketpolicy" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "s3.aws.upbound.io/v1beta1"
      kind       = "BucketPolicy"
      metadata   = { name = "open" }
      spec = {
        forProvider = {
          policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::open/*\"}]}"
        }
      }
    }
  }
}

resource "kubernetes_manifest" "closed" {
  attrs = {
    manifest = {
      apiVersion = "s3.services.k8s.aws/v1alpha1"
      kind       = "Bucket"
      metadata   = { name = "closed", namespace = "labora" }
      spec       = { name = "closed" }
    }
  }
}
