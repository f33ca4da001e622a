policytest {
  targets = ["kubernetes_accounts.policy.hcl"]
}

resource "kubernetes_manifest" "read_admin" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "read-admin", namespace = "labora" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "Role", name = "read" }
      subjects   = [{ kind = "User", name = "kubernetes-admin" }]
    }
  }
}

resource "kubernetes_manifest" "read_weber" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "read-weber", namespace = "labora" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "Role", name = "read" }
      subjects   = [{ kind = "User", name = "oidc:dr.weber@example.org" }]
    }
  }
}

resource "kubernetes_manifest" "read_group" {
  attrs = {
    manifest = {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "read-group", namespace = "labora" }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "Role", name = "read" }
      subjects   = [{ kind = "Group", name = "oidc:oncall" }]
    }
  }
}

resource "kubernetes_manifest" "portal" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "portal", namespace = "labora" }
      spec = {
        template = {
          spec = {
            serviceAccountName = "records"
            containers         = [{ name = "main", image = "registry.example.org/portal:2.4" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "import" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "import", namespace = "labora" }
      spec = {
        template = {
          spec = {
            serviceAccountName = "records"
            containers         = [{ name = "main", image = "registry.example.org/portal:2.4" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "results" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "results", namespace = "labora" }
      spec = {
        template = {
          spec = {
            serviceAccountName = "results"
            containers         = [{ name = "main", image = "registry.example.org/portal:2.4" }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "token" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata = {
        name        = "token"
        namespace   = "labora"
        annotations = { "kubernetes.io/service-account.name" = "ci" }
      }
      type = "kubernetes.io/service-account-token"
    }
  }
}

resource "kubernetes_manifest" "one_for_all" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "one-for-all", namespace = "labora" }
      stringData = { auth = "portal-users:$apr1$abcdefgh$ijklmnopqrstuv" }
    }
  }
}

resource "kubernetes_manifest" "one_for_all_encoded" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "one-for-all-encoded", namespace = "labora" }
      data       = { auth = "cG9ydGFsLXVzZXJzOiRhcHIxJGFiY2RlZmdoJGlqa2xtbm9wcXJzdHV2" }
    }
  }
}

resource "kubernetes_manifest" "each_their_own" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "each-their-own", namespace = "labora" }
      stringData = { auth = "a.weber:$apr1$abcdefgh$ijklmnopqrstuv\nb.rossi:$apr1$abcdefgh$ijklmnopqrstuv\n" }
    }
  }
}

resource "kubernetes_manifest" "each_and_admin" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "each-and-admin", namespace = "labora" }
      stringData = { auth = "a.weber:$apr1$abcdefgh$ijklmnopqrstuv\nadmin:$apr1$abcdefgh$ijklmnopqrstuv\n" }
    }
  }
}

resource "kubernetes_manifest" "basic" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "basic", namespace = "labora" }
      type       = "kubernetes.io/basic-auth"
      stringData = { username = "admin", password = "$${PASSWORD}" }
    }
  }
}

resource "kubernetes_manifest" "basic_of_a_program" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = "basic-of-a-program", namespace = "labora" }
      type       = "kubernetes.io/basic-auth"
      stringData = { username = "records-import", password = "$${PASSWORD}" }
    }
  }
}

resource "kubernetes_manifest" "files" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "files", namespace = "labora" }
      spec = {
        template = {
          spec = {
            automountServiceAccountToken = false
            containers                   = [{ name = "main", image = "atmoz/sftp:debian", args = ["lab:secret:1001"] }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "files_with_keys" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "files-with-keys", namespace = "labora" }
      spec = {
        template = {
          spec = {
            automountServiceAccountToken = false
            containers                   = [{ name = "main", image = "atmoz/sftp:debian", args = ["a.weber::1001"] }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "api_file" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-file", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--token-auth-file=/etc/tokens.csv"]
          },
        ]
      }
    }
  }
}

resource "kubernetes_manifest" "api_file_in_a_line" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Pod"
      metadata   = { name = "api-file-in-a-line", namespace = "kube-system" }
      spec = {
        containers = [
          {
            name  = "main"
            image = "registry.k8s.io/kube-apiserver:v1.30.0"
            args  = ["exec kube-apiserver --basic-auth-file /etc/users.csv"]
          },
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
            name    = "main"
            image   = "registry.k8s.io/kube-apiserver:v1.30.0"
            command = ["kube-apiserver", "--oidc-issuer-url=https://sso.example.org"]
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
      apiServer  = { extraArgs = { token-auth-file = "/etc/tokens.csv" } }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_clusterconfiguration" {
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "profiling", value = "false" }] }
    }
  }
}

resource "kubernetes_manifest" "clusterconfiguration_with_a_list" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "profiling", value = "false" }, { name = "token-auth-file", value = "/etc/tokens.csv" }] }
    }
  }
}

# Of an argument that is given twice, the last one counts.
resource "kubernetes_manifest" "clusterconfiguration_with_an_argument_twice" {
  attrs = {
    manifest = {
      apiVersion = "kubeadm.k8s.io/v1beta4"
      kind       = "ClusterConfiguration"
      apiServer  = { extraArgs = [{ name = "token-auth-file", value = "/etc/tokens.csv" }, { name = "token-auth-file", value = "" }] }
    }
  }
}

resource "kubernetes_manifest" "aws_auth" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "aws-auth", namespace = "kube-system" }
      data = {
        mapRoles = "- rolearn: arn:aws:iam::123456789012:role/oncall\n  username: oncall\n  groups: [system:masters]\n"
      }
    }
  }
}

resource "kubernetes_manifest" "aws_auth_configmap" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "aws-auth", namespace = "elsewhere" }
      data = {
        mapRoles = "- rolearn: arn:aws:iam::123456789012:role/nodes\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: [system:bootstrappers, system:nodes]\n- rolearn: arn:aws:iam::123456789012:role/oncall\n  username: oncall:{{SessionName}}\n  groups: [oncall]\n"
      }
    }
  }
}

resource "kubernetes_manifest" "open" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "open", namespace = "labora" }
      spec       = { kafka = { listeners = [{ name = "tls", port = 9093, type = "internal", tls = true }] } }
    }
  }
}

resource "kubernetes_manifest" "named" {
  attrs = {
    manifest = {
      apiVersion = "kafka.strimzi.io/v1beta2"
      kind       = "Kafka"
      metadata   = { name = "named", namespace = "labora" }
      spec = {
        kafka = {
          listeners = [
            { name = "tls", port = 9093, type = "internal", tls = true, authentication = { type = "tls" } },
          ]
        }
      }
    }
  }
}

resource "kubernetes_manifest" "superuser" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "superuser", namespace = "labora" }
      spec       = { enableSuperuserAccess = true }
    }
  }
}

resource "kubernetes_manifest" "records" {
  attrs = {
    manifest = {
      apiVersion = "postgresql.cnpg.io/v1"
      kind       = "Cluster"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { instances = 3 }
    }
  }
}

resource "kubernetes_manifest" "superuser_postgresql" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "superuser", namespace = "labora" }
      spec       = { users = { admin = ["superuser", "createdb"] } }
    }
  }
}

resource "kubernetes_manifest" "records_postgresql" {
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "records", namespace = "labora" }
      spec       = { users = { records_import = [], records_portal = [] } }
    }
  }
}

resource "kubernetes_manifest" "shared" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "mongodbcommunity.mongodb.com/v1"
      kind       = "MongoDBCommunity"
      metadata   = { name = "shared", namespace = "labora" }
      spec       = { users = [{ name = "admin", db = "admin" }] }
    }
  }
}

resource "kubernetes_manifest" "named_mongodbcommunity" {
  attrs = {
    manifest = {
      apiVersion = "mongodbcommunity.mongodb.com/v1"
      kind       = "MongoDBCommunity"
      metadata   = { name = "named", namespace = "labora" }
      spec       = { users = [{ name = "records-import", db = "admin" }] }
    }
  }
}

resource "kubernetes_manifest" "open_redisfailover" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "databases.spotahome.com/v1"
      kind       = "RedisFailover"
      metadata   = { name = "open", namespace = "labora" }
      spec       = { redis = { replicas = 3 } }
    }
  }
}

resource "kubernetes_manifest" "asked" {
  attrs = {
    manifest = {
      apiVersion = "databases.spotahome.com/v1"
      kind       = "RedisFailover"
      metadata   = { name = "asked", namespace = "labora" }
      spec       = { auth = { secretPath = "cache" } }
    }
  }
}

resource "kubernetes_manifest" "guest" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "rabbitmq.com/v1beta1"
      kind       = "RabbitmqCluster"
      metadata   = { name = "guest", namespace = "labora" }
      spec       = { rabbitmq = { additionalConfig = "default_user = guest\n" } }
    }
  }
}

resource "kubernetes_manifest" "named_rabbitmqcluster" {
  attrs = {
    manifest = {
      apiVersion = "rabbitmq.com/v1beta1"
      kind       = "RabbitmqCluster"
      metadata   = { name = "named", namespace = "labora" }
      spec       = { replicas = 3 }
    }
  }
}

resource "kubernetes_manifest" "argocd_cm" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "argocd-cm", namespace = "argocd" }
      data       = { url = "https://argocd.example.org", "oidc.config" = "name: SSO" }
    }
  }
}

resource "kubernetes_manifest" "argocd_cm_configmap" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "argocd-cm", namespace = "argocd-closed" }
      data       = { "admin.enabled" = "false" }
    }
  }
}
