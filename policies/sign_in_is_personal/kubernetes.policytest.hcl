policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "api_anybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-anybody", namespace = "kube-system" }
      spec = {
        containers = [{ name = "main", image = "registry.k8s.io/server:v1.30.0", command = ["kube-apiserver"] }]
      }
    }
  }
}

resource "kubernetes_manifest" "api_anybody_in_words" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-anybody-in-words", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/server:v1.30.0"
            command = ["kube-apiserver", "--anonymous-auth=true"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_certificates" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-certificates", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/server:v1.30.0"
            command = ["kube-apiserver", "--anonymous-auth=false", "--client-ca-file=/pki/ca.crt"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_people" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-people", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/server:v1.30.0"
            command = [
              "kube-apiserver",
              "--anonymous-auth=false",
              "--client-ca-file=/pki/ca.crt",
              "--oidc-issuer-url=https://sso.example.org",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_people_in_a_line" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-people-in-a-line", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/server:v1.30.0"
            args  = ["exec kube-apiserver --anonymous-auth false --authentication-config /etc/authentication.yaml"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "node_anybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "node-anybody", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/server:v1.30.0"
            command = ["kubelet", "--client-ca-file=/pki/ca.crt"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "node" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "node", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/server:v1.30.0"
            command = ["kubelet", "--anonymous-auth=false"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "store_anybody" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "store-anybody", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/server:v1.30.0", command = ["etcd", "--client-cert-auth=false"] },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "store" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "store", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/server:v1.30.0", command = ["etcd", "--client-cert-auth"] },
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
      apiServer  = { extraArgs = [{ name = "oidc-issuer-url", value = "https://sso.example.org" }] }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_with_a_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "profiling", value = "false" }] }
    }
  }
}

resource "kubernetes_manifest" "authenticationconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1beta1"
      kind       = "AuthenticationConfiguration"
      anonymous  = { enabled = true }
    }
  }
}

resource "kubernetes_manifest" "authenticationconfiguration_authenticationconfiguration" {
  attrs = {
    manifest = {
      apiVersion = "apiserver.config.k8s.io/v1beta1"
      kind       = "AuthenticationConfiguration"
      anonymous  = { enabled = true, conditions = [{ path = "/livez" }] }
      jwt        = [{ issuer = { url = "https://sso.example.org", audiences = ["kubernetes"] } }]
    }
  }
}

resource "kubernetes_manifest" "kubeletconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion     = "kubelet.config.k8s.io/v1beta1"
      kind           = "KubeletConfiguration"
      authentication = { anonymous = { enabled = true } }
    }
  }
}

resource "kubernetes_manifest" "kubeletconfiguration_kubeletconfiguration" {
  attrs = {
    manifest = {
      apiVersion     = "kubelet.config.k8s.io/v1beta1"
      kind           = "KubeletConfiguration"
      authentication = { anonymous = { enabled = false } }
    }
  }
}

resource "kubernetes_manifest" "dex_passwords" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "dex-passwords", namespace = "sso" }
      data = {
        "config.yaml" = "issuer: https://dex.example.org\nenablePasswordDB: true\nstaticPasswords:\n  - email: admin@example.org\n"
      }
    }
  }
}

resource "kubernetes_manifest" "dex" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "dex", namespace = "sso" }
      data       = { "config.yaml" = "issuer: https://dex.example.org\nconnectors:\n  - type: oidc\n" }
    }
  }
}
