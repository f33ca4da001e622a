# What is not known of one Ingress leaves nothing open for the others.
variable "project" {
  type = string
}

variable "image" {
  type = string
}

# expect: fail
resource "kubernetes_ingress_v1" "results" {
  metadata {
    name      = "${var.project}-results"
    namespace = var.project
  }
  spec {
    ingress_class_name = "traefik"
    rule {
      http {
        path {
          path = "/"
          backend {
            service {
              name = "results"
              port {
                number = 8080
              }
            }
          }
        }
      }
    }
  }
}

# expect: pass
resource "kubernetes_ingress_v1" "portal" {
  metadata {
    name      = "${var.project}-portal"
    namespace = var.project
    annotations = {
      "haproxy.org/auth-type"   = "basic-auth"
      "haproxy.org/auth-secret" = "${var.project}/people"
    }
  }
  spec {
    ingress_class_name = "haproxy"
    rule {
      http {
        path {
          path = "/"
          backend {
            service {
              name = "portal"
              port {
                number = 8080
              }
            }
          }
        }
      }
    }
  }
}

# expect: fail
resource "kubernetes_ingress_v1" "letters" {
  metadata {
    name      = "letters"
    namespace = "labora"
  }
  spec {
    ingress_class_name = "alb"
    default_backend {
      service {
        name = "letters"
        port {
          number = 8080
        }
      }
    }
  }
}

resource "kubernetes_manifest" "alb" {
  manifest = {
    apiVersion = "elbv2.k8s.aws/v1beta1"
    kind       = "IngressClassParams"
    metadata   = { name = "public" }
    spec       = { scheme = "internet-facing" }
  }
}

resource "kubernetes_ingress_class_v1" "alb" {
  metadata {
    name = "alb"
  }
  spec {
    controller = "ingress.k8s.aws/alb"
    parameters {
      api_group = "elbv2.k8s.aws"
      kind      = "IngressClassParams"
      name      = "public"
    }
  }
}

# What runs behind this service is not known; it is not what the Ingress above leads to.
resource "kubernetes_service_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = "labora"
  }
  spec {
    selector = { app = "worker" }
    port {
      port = 8080
    }
  }
}

resource "kubernetes_deployment_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = "labora"
  }
  spec {
    selector {
      match_labels = { app = "worker" }
    }
    template {
      metadata {
        labels = { app = "worker" }
      }
      spec {
        container {
          name  = "worker"
          image = var.image
        }
      }
    }
  }
}

# expect: unknown
resource "kubernetes_ingress_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = "labora"
  }
  spec {
    ingress_class_name = "nginx"
    default_backend {
      service {
        name = "worker"
        port {
          number = 8080
        }
      }
    }
  }
}

# expect: fail
resource "kubernetes_ingress_v1" "forms" {
  metadata {
    name      = "forms"
    namespace = "labora"
  }
  spec {
    ingress_class_name = "nginx"
    default_backend {
      service {
        name = "forms"
        port {
          number = 8080
        }
      }
    }
  }
}
