# Whether a job moves data cannot be told of one whose image is not known: that leaves nothing open for the others.
variable "image" {
  type = string
}

# expect: fail
resource "kubernetes_job_v1" "export" {
  metadata {
    name      = "export-records"
    namespace = "labora"
  }
  spec {
    template {
      metadata {}
      spec {
        container {
          name  = "export"
          image = "mysql:8"
          args  = ["--all-databases"]
        }
      }
    }
  }
}

# expect: unknown
resource "kubernetes_job_v1" "nightly" {
  metadata {
    name      = "nightly"
    namespace = "labora"
  }
  spec {
    template {
      metadata {}
      spec {
        container {
          name  = "nightly"
          image = var.image
        }
      }
    }
  }
}
