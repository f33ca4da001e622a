policytest {
  targets = ["kubernetes_servers.policy.hcl"]
}

resource "kubernetes_manifest" "api_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-nothing", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/kube-apiserver:v1.30.0", command = ["kube-apiserver"] },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "kube-apiserver",
              "--tls-cert-file=/pki/api.crt",
              "--tls-private-key-file=/pki/api.key",
              "--kubelet-certificate-authority=/pki/ca.crt",
              "--etcd-cafile=/pki/etcd.crt",
              "--etcd-certfile=/pki/client.crt",
              "--etcd-keyfile=/pki/client.key",
            ]
          },
        ]
      }
    }
  }
}

# One line for a shell.
resource "kubernetes_manifest" "api_in_a_line" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-in-a-line", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            args = [
              "kube-apiserver --tls-cert-file=/pki/api.crt --tls-private-key-file=/pki/api.key --kubelet-certificate-authority=/pki/ca.crt --etcd-cafile=/pki/etcd.crt --etcd-certfile=/pki/client.crt --etcd-keyfile=/pki/client.key",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_plain_store" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-plain-store", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "kube-apiserver",
              "--tls-cert-file=/pki/api.crt",
              "--tls-private-key-file=/pki/api.key",
              "--kubelet-certificate-authority=/pki/ca.crt",
              "--etcd-cafile=/pki/etcd.crt",
              "--etcd-certfile=/pki/client.crt",
              "--etcd-keyfile=/pki/client.key",
              "--etcd-servers=http://127.0.0.1:2379",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_plain_port" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-plain-port", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = [
              "kube-apiserver",
              "--tls-cert-file=/pki/api.crt",
              "--tls-private-key-file=/pki/api.key",
              "--kubelet-certificate-authority=/pki/ca.crt",
              "--etcd-cafile=/pki/etcd.crt",
              "--etcd-certfile=/pki/client.crt",
              "--etcd-keyfile=/pki/client.key",
              "--insecure-port=8080",
            ]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "store_nothing" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "store-nothing", namespace = "kube-system" }
      spec = {
        containers = [
          { name = "main", image = "registry.k8s.io/etcd:3.5.12-0", command = ["etcd", "--data-dir=/var/lib/etcd"] },
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
          {
            name    = "main"
            image   = "registry.k8s.io/etcd:3.5.12-0"
            command = ["etcd", "--cert-file=/pki/server.crt", "--key-file=/pki/server.key"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "node_half" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "node-half", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kubelet:v1.30.0"
            command = ["kubelet", "--tls-cert-file=/pki/kubelet.crt"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "node_old" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "node-old", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kubelet:v1.30.0"
            command = ["kubelet", "--tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA"]
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
            image   = "registry.k8s.io/kubelet:v1.30.0"
            command = ["kubelet", "--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]
          },
        ]
      }
    }
  }
}
