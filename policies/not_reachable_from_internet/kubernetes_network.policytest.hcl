policytest {
  targets = ["kubernetes_network.policy.hcl"]
}

resource "kubernetes_manifest" "all_of_it" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "all-of-it", namespace = "clinic" }
      spec = {
        podSelector = { matchLabels = { app = "web" } }
        ingress     = [{ from = [{ ipBlock = { cidr = "0.0.0.0/0" } }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "one_port" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "one-port", namespace = "clinic" }
      spec = {
        podSelector = { matchLabels = { app = "web" } }
        ingress     = [{ from = [{ ipBlock = { cidr = "0.0.0.0/0" } }], ports = [{ port = 8443 }] }]
      }
    }
  }
}

resource "kubernetes_manifest" "neighbours" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "neighbours", namespace = "clinic" }
      spec       = { podSelector = { matchLabels = { app = "web" } }, ingress = [{ from = [{ podSelector = {} }] }] }
    }
  }
}

resource "kubernetes_manifest" "world" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "cilium.io/v2"
      kind       = "CiliumNetworkPolicy"
      metadata   = { name = "world", namespace = "elsewhere" }
      spec       = { endpointSelector = {}, ingress = [{ fromEntities = ["world"] }] }
    }
  }
}

resource "kubernetes_manifest" "cluster" {
  attrs = {
    manifest = {
      apiVersion = "cilium.io/v2"
      kind       = "CiliumNetworkPolicy"
      metadata   = { name = "cluster", namespace = "elsewhere" }
      spec       = { endpointSelector = {}, ingress = [{ fromEntities = ["cluster"] }] }
    }
  }
}

resource "kubernetes_manifest" "calico_all" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "projectcalico.org/v3"
      kind       = "NetworkPolicy"
      metadata   = { name = "calico-all", namespace = "clinic" }
      spec       = { selector = "all()", ingress = [{ action = "Allow", source = { nets = ["0.0.0.0/0"] } }] }
    }
  }
}

resource "kubernetes_manifest" "calico_some" {
  attrs = {
    manifest = {
      apiVersion = "projectcalico.org/v3"
      kind       = "NetworkPolicy"
      metadata   = { name = "calico-some", namespace = "clinic" }
      spec       = { selector = "all()", ingress = [{ action = "Allow", source = { nets = ["10.0.0.0/8"] } }] }
    }
  }
}

resource "kubernetes_manifest" "open_log" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "open-log", namespace = "clinic" }
      spec       = { kafka = { listeners = [{ name = "outside", port = 9094, type = "loadbalancer", tls = true }] } }
    }
  }
}

resource "kubernetes_manifest" "log" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "log", namespace = "clinic" }
      spec       = { kafka = { listeners = [{ name = "tls", port = 9093, type = "internal", tls = true }] } }
    }
  }
}

resource "kubernetes_manifest" "open_records" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "open-records", namespace = "clinic" }
      spec       = { enableMasterLoadBalancer = true }
    }
  }
}

resource "kubernetes_manifest" "limited_records" {
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "limited-records", namespace = "clinic" }
      spec       = { enableMasterLoadBalancer = true, allowedSourceRanges = ["10.0.0.0/8"] }
    }
  }
}

resource "kubernetes_manifest" "open_search" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "elasticsearch.k8s.elastic.co/v1"
      kind       = "Elasticsearch"
      metadata   = { name = "open-search", namespace = "clinic" }
      spec       = { http = { service = { spec = { type = "LoadBalancer" } } } }
    }
  }
}

resource "kubernetes_manifest" "open_shop" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "pxc.percona.com/v1"
      kind       = "PerconaXtraDBCluster"
      metadata   = { name = "open-shop", namespace = "clinic" }
      spec       = { haproxy = { exposePrimary = { enabled = true, type = "LoadBalancer" } } }
    }
  }
}

resource "kubernetes_manifest" "open_queue" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rabbitmq.com/v1beta1"
      kind       = "RabbitmqCluster"
      metadata   = { name = "open-queue", namespace = "clinic" }
      spec       = { service = { type = "LoadBalancer" } }
    }
  }
}

resource "kubernetes_manifest" "open_cluster" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "open-cluster", namespace = "clinic" }
      spec = {
        managed = {
          services = {
            additional = [{ selectorType = "rw", serviceTemplate = { spec = { type = "LoadBalancer" } } }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "cluster_cluster" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "cluster", namespace = "clinic" }
      spec       = { instances = 3 }
    }
  }
}

resource "kubernetes_manifest" "plain_port" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "plain-port", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--insecure-port=8080"]
          },
        ]
      }
    }
  }
}

# One line for a shell.
resource "kubernetes_manifest" "plain_port_in_a_line" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "plain-port-in-a-line", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["sh", "-c", "exec kube-apiserver --insecure-bind-address 0.0.0.0 --v=2"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "no_plain_port" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "no-plain-port", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--secure-port=6443"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "kubeletconfiguration" {
  expect_failure = true
  attrs = {
    manifest = { apiVersion = "kubelet.config.k8s.io/v1beta1", kind = "KubeletConfiguration", readOnlyPort = 10255 }
  }
}

resource "kubernetes_manifest" "kubeletconfiguration_kubeletconfiguration" {
  attrs = {
    manifest = { apiVersion = "kubelet.config.k8s.io/v1beta1", kind = "KubeletConfiguration", readOnlyPort = 0 }
  }
}

# Arguments as a list, as of the newest version.
resource "kubernetes_manifest" "clusterconfiguration" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "insecure-port", value = "8080" }] }
    }
  }
}

resource "kubernetes_manifest" "registry" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "registry", namespace = "registry" }
      spec = {
        selector = { matchLabels = { app = "registry" } }
        template = {
          metadata = { labels = { app = "registry" } }
          spec     = { containers = [{ name = "main", image = "postgres:16" }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "registry_networkpolicy" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "registry", namespace = "registry" }
      spec = {
        podSelector = { matchLabels = { app = "registry" } }
        policyTypes = ["Ingress"]
        ingress     = [{ from = [{ podSelector = { matchLabels = { app = "portal" } } }] }]
      }
    }
  }
}
