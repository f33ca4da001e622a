policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "api_silent" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-silent", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/kube-apiserver:v1.30.0", command = ["kube-apiserver"] },
        ]
      }
    }
  }
}

# Without a policy, nothing is written.
resource "kubernetes_manifest" "api_without_policy" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-without-policy", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--audit-log-path=/var/log/audit.log", "--audit-log-maxage=30"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_short" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-short", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "kube-apiserver",
              "--audit-policy-file=/etc/audit.yaml",
              "--audit-log-path=/var/log/audit.log",
              "--audit-log-maxage=3",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_logged" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-logged", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "kube-apiserver",
              "--audit-policy-file=/etc/audit.yaml",
              "--audit-log-path=/var/log/audit.log",
              "--audit-log-maxage=90",
            ]
          },
        ]
      }
    }
  }
}

# One line for a shell.
resource "kubernetes_manifest" "api_sent" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-sent", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "sh",
              "-c",
              "exec kube-apiserver --audit-policy-file /etc/audit.yaml --audit-webhook-config-file /etc/hook.yaml",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta3"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = { profiling = "false" } }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_clusterconfiguration" {
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer = {
        extraArgs = [
          { name = "audit-policy-file", value = "/etc/audit.yaml" },
          { name = "audit-log-path", value = "/var/log/audit.log" },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_with_a_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "audit-policy-file", value = "/etc/audit.yaml" }] }
    }
  }
}

resource "kubernetes_manifest" "nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "audit.k8s.io/v1"
      kind       = "Policy"
      metadata   = { name = "nothing" }
      rules      = [{ level = "None" }]
    }
  }
}

resource "kubernetes_manifest" "metadata" {
  attrs = {
    manifest = {
      apiVersion = "audit.k8s.io/v1"
      kind       = "Policy"
      metadata   = { name = "metadata" }
      rules      = [{ level = "None", users = ["system:kube-proxy"] }, { level = "Metadata" }]
    }
  }
}

resource "kubernetes_manifest" "drops_the_rest" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "audit.k8s.io/v1"
      kind       = "Policy"
      metadata   = { name = "drops-the-rest" }
      rules      = [{ level = "None" }, { level = "Metadata" }]
    }
  }
}

# Contents of Secrets too.
resource "kubernetes_manifest" "contents" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "audit.k8s.io/v1"
      kind       = "Policy"
      metadata   = { name = "contents" }
      rules      = [{ level = "RequestResponse" }]
    }
  }
}

resource "kubernetes_manifest" "contents_but_secrets" {
  attrs = {
    manifest = {
      apiVersion = "audit.k8s.io/v1"
      kind       = "Policy"
      metadata   = { name = "contents-but-secrets" }
      rules = [
        { level = "Metadata", resources = [{ group = "", resources = ["secrets", "configmaps"] }] },
        { level = "RequestResponse" },
      ]
    }
  }
}
