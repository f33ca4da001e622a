policytest {
  targets = ["kubernetes.policy.hcl"]
}

# -- bindings ----------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "own_account" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "import", namespace = "labora" }
      subjects   = [{ kind = "ServiceAccount", name = "import", namespace = "labora" }]
    }
  }
}

resource "kubernetes_manifest" "default_account" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "everything" }
      subjects   = [{ kind = "ServiceAccount", name = "default", namespace = "labora" }]
    }
  }
}

resource "kubernetes_manifest" "superusers" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "ClusterRoleBinding"
      metadata   = { name = "superusers" }
      subjects   = [{ kind = "Group", name = "system:masters" }]
    }
  }
}

# A person who happens to be called so is no service account.
resource "kubernetes_manifest" "a_user_called_default" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "reader", namespace = "labora" }
      subjects   = [{ kind = "User", name = "default" }]
    }
  }
}

# -- workloads ---------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "workload_with_own_account" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "labora" }
      spec       = { template = { spec = { serviceAccountName = "portal", containers = [] } } }
    }
  }
}

resource "kubernetes_manifest" "workload_without_account" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "results", namespace = "labora" }
      spec       = { template = { spec = { containers = [] } } }
    }
  }
}

resource "kubernetes_manifest" "job_with_the_default_account" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "nightly", namespace = "labora" }
      spec       = { jobTemplate = { spec = { template = { spec = { serviceAccountName = "default", containers = [] } } } } }
    }
  }
}

resource "kubernetes_manifest" "workload_without_token" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { template = { spec = { automountServiceAccountToken = false, containers = [] } } }
    }
  }
}

# It shares the account with nobody.
resource "kubernetes_manifest" "workload_alone_in_its_namespace" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "mail", namespace = "mail" }
      spec       = { template = { spec = { containers = [] } } }
    }
  }
}
