policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "records_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-public", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "transfer_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "transfer-public", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 22 }] }
    }
  }
}

resource "kubernetes_manifest" "unusual_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "unusual-public", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 7777 }] }
    }
  }
}

# A web entry point: who gets in is the subject of HCL_PUB_003.
resource "kubernetes_manifest" "web" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "web", namespace = "labora" }
      spec       = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 443 }] }
    }
  }
}

resource "kubernetes_manifest" "records_ranges" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-ranges", namespace = "labora" }
      spec = {
        type                     = "LoadBalancer"
        selector                 = { app = "records" }
        ports                    = [{ port = 5432 }]
        loadBalancerSourceRanges = ["203.0.113.0/24"]
      }
    }
  }
}

resource "kubernetes_manifest" "records_all_ranges" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-all-ranges", namespace = "labora" }
      spec = {
        type                     = "LoadBalancer"
        selector                 = { app = "records" }
        ports                    = [{ port = 5432 }]
        loadBalancerSourceRanges = ["203.0.113.0/24", "0.0.0.0/0"]
      }
    }
  }
}

resource "kubernetes_manifest" "records_aws" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-aws"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/aws-load-balancer-internal" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

# What older versions wrote for an internal one.
resource "kubernetes_manifest" "records_aws_legacy" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-aws-legacy"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/aws-load-balancer-internal" = "0.0.0.0/0" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_aws_not_internal" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-aws-not-internal"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/aws-load-balancer-internal" = "false" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

# Internal unless it says otherwise.
resource "kubernetes_manifest" "records_aws_controller" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-aws-controller", namespace = "labora" }
      spec = {
        type              = "LoadBalancer"
        selector          = { app = "records" }
        ports             = [{ port = 5432 }]
        loadBalancerClass = "service.k8s.aws/nlb"
      }
    }
  }
}

resource "kubernetes_manifest" "records_aws_controller_public" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name      = "records-aws-controller-public"
        namespace = "labora"
        annotations = {
          "service.beta.kubernetes.io/aws-load-balancer-type"   = "external"
          "service.beta.kubernetes.io/aws-load-balancer-scheme" = "internet-facing"
        }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_azure" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-azure"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/azure-load-balancer-internal" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_azure_ranges" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-azure-ranges"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/azure-allowed-ip-ranges" = "203.0.113.0/24" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_google" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-google"
        namespace   = "labora"
        annotations = { "networking.gke.io/load-balancer-type" = "Internal" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_openstack" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-openstack"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/openstack-internal-load-balancer" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_scaleway" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-scaleway"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/scw-loadbalancer-private" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_digitalocean" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-digitalocean"
        namespace   = "labora"
        annotations = { "service.beta.kubernetes.io/do-loadbalancer-network" = "INTERNAL" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

# Targets are private, the address is not.
resource "kubernetes_manifest" "records_hetzner_half" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-hetzner-half"
        namespace   = "labora"
        annotations = { "load-balancer.hetzner.cloud/use-private-ip" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_hetzner" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata = {
        name        = "records-hetzner"
        namespace   = "labora"
        annotations = { "load-balancer.hetzner.cloud/disable-public-network" = "true" }
      }
      spec = { type = "LoadBalancer", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-node", namespace = "labora" }
      spec       = { type = "NodePort", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "web_node" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "web-node", namespace = "labora" }
      spec       = { type = "NodePort", selector = { app = "records" }, ports = [{ port = 8080 }] }
    }
  }
}

resource "kubernetes_manifest" "records_inside" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-inside", namespace = "labora" }
      spec       = { type = "ClusterIP", selector = { app = "records" }, ports = [{ port = 5432 }] }
    }
  }
}

resource "kubernetes_manifest" "records_addresses" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Service"
      metadata   = { name = "records-addresses", namespace = "labora" }
      spec = {
        type        = "ClusterIP"
        selector    = { app = "records" }
        ports       = [{ port = 5432 }]
        externalIPs = ["203.0.113.7"]
      }
    }
  }
}

resource "kubernetes_manifest" "store" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "store", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "store" } }
        template = {
          metadata = { labels = { app = "store" } }
          spec = {
            containers = [
              { name = "main", image = "postgres:16", ports = [{ containerPort = 5432, hostPort = 5432 }] },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "store_network" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "store-network", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "store-network" } }
        template = {
          metadata = { labels = { app = "store-network" } }
          spec = {
            hostNetwork = true
            containers  = [{ name = "main", image = "mongo:7", ports = [{ containerPort = 27017 }] }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "store_loopback" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "store-loopback", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "store-loopback" } }
        template = {
          metadata = { labels = { app = "store-loopback" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "redis:7"
                ports = [{ containerPort = 6379, hostPort = 6379, hostIP = "127.0.0.1" }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "store_inside" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "store-inside", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "store-inside" } }
        template = {
          metadata = { labels = { app = "store-inside" } }
          spec     = { containers = [{ name = "main", image = "postgres:16", ports = [{ containerPort = 5432 }] }] }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "agent" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "StatefulSet"
      metadata   = { name = "agent", namespace = "labora" }
      spec = {
        selector = { matchLabels = { app = "agent" } }
        template = {
          metadata = { labels = { app = "agent" } }
          spec = {
            containers = [
              {
                name  = "main"
                image = "quay.io/prometheus/node-exporter:v1.8.1"
                ports = [{ containerPort = 9100, hostPort = 9100 }]
              },
            ]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "everything_here" {
  attrs = {
    manifest = {
      apiVersion = "networking.k8s.io/v1"
      kind       = "NetworkPolicy"
      metadata   = { name = "everything-here", namespace = "labora" }
      spec       = { podSelector = {}, policyTypes = ["Ingress"] }
    }
  }
}
