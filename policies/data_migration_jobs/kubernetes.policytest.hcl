policytest {
  targets = ["kubernetes.policy.hcl"]
}

locals {
  good_pod = {
    serviceAccountName = "import"
    containers = [{
      name    = "import"
      image   = "registry.example.org/lab-import:1.4.0"
      command = ["import"]
      args    = ["--into=postgres://labora@records.example.org:5432/records?sslmode=verify-full"]
      env = [
        { name = "PGPASSWORD", valueFrom = { secretKeyRef = { name = "records", key = "password" } } },
        { name = "LOG_LEVEL", value = "info" },
      ]
    }]
    volumes = [{ name = "dumps", persistentVolumeClaim = { claimName = "dumps" } }]
  }
  good_labels = { "instruction-ref" = "INSTR-2026-031" }
}

# -- whole jobs --------------------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "good_job" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-import", labels = local.good_labels }
      spec       = { ttlSecondsAfterFinished = 86400, activeDeadlineSeconds = 14400, template = { spec = local.good_pod } }
    }
  }
}

resource "kubernetes_manifest" "good_cron_job" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "lab-migration" }
      spec = {
        jobTemplate = {
          metadata = { annotations = { "labora.example/instruction" = "x", instruction = "INSTR-2026-031" } }
          spec     = { ttlSecondsAfterFinished = 0, activeDeadlineSeconds = 14400, template = { spec = local.good_pod } }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "not_a_migration" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "send-reminders" }
      spec       = { template = { spec = { containers = [{ image = "registry.example.org/important-mails:1", args = ["--important"] }] } } }
    }
  }
}

# It changes the tables of the application's own database.
resource "kubernetes_manifest" "schema_change" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "migrate" }
      spec       = { template = { spec = { containers = [{ image = "portal:2", command = ["python", "manage.py", "migrate"] }] } } }
    }
  }
}

resource "kubernetes_manifest" "run_by_the_installation" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "portal-migrate", annotations = { "helm.sh/hook" = "pre-upgrade" } }
      spec       = { template = { spec = { containers = [{ image = "portal:2", command = ["bin/migrate"] }] } } }
    }
  }
}

resource "kubernetes_manifest" "deployment" {
  attrs = {
    manifest = {
      apiVersion = "apps/v1"
      kind       = "Deployment"
      metadata   = { name = "import" }
      spec       = { template = { spec = { containers = [{ image = "import:1", args = null }] } } }
    }
  }
}

# Recognised by the tool alone; the namespace says which instruction it is.
resource "kubernetes_manifest" "recognised_by_its_tool" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "nightly", namespace = "labora" }
      spec       = { template = { spec = { containers = [{ image = "postgres:16", command = ["sh", "-c", "pg_dump records > /out"] }] } } }
    }
  }
}

resource "kubernetes_manifest" "namespace" {
  attrs = {
    manifest = {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "labora", annotations = { "instruction.ref" = "INSTR-2026-031" } }
    }
  }
}

resource "kubernetes_manifest" "instruction_of_the_namespace" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-export", namespace = "labora" }
      spec       = { ttlSecondsAfterFinished = 86400, activeDeadlineSeconds = 14400, template = { spec = local.good_pod } }
    }
  }
}

# -- one shortcoming each ----------------------------------------------------------------------------------------------------

resource "kubernetes_manifest" "without_instruction" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-import", labels = { app = "lab-import" } }
      spec       = { ttlSecondsAfterFinished = 86400, activeDeadlineSeconds = 14400, template = { spec = local.good_pod } }
    }
  }
}

resource "kubernetes_manifest" "kept_for_ever" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-import", labels = local.good_labels }
      spec       = { activeDeadlineSeconds = 14400, template = { spec = local.good_pod } }
    }
  }
}

resource "kubernetes_manifest" "without_deadline" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-import", labels = local.good_labels }
      spec       = { ttlSecondsAfterFinished = 86400, template = { spec = local.good_pod } }
    }
  }
}

resource "kubernetes_manifest" "default_account" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-import", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "default", containers = [{ image = "lab-import:1", args = null, env = null }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "everything" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "mysql:8.0", command = ["mysqldump"], args = ["--all-databases"] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "tls_switched_off" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "mysql:8.0", command = ["mysqldump"], args = ["--ssl-mode", "DISABLED", "sil"] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "tls_switched_off_in_a_variable" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "postgres:16", args = ["lims"], env = [{ name = "PGSSLMODE", value = "disable" }] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "password_in_a_variable" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "mysql:8.0", env = [{ name = "MYSQL_PWD", value = "not-a-real-password" }] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "password_in_an_address" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "lab:1", args = ["postgres://labora:secret@records.example.org/records"] }] } }
      }
    }
  }
}

# A reference to another variable, and a path to a file, are no passwords.
resource "kubernetes_manifest" "password_from_elsewhere" {
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template = {
          spec = {
            serviceAccountName = "dump"
            containers = [{
              image = "lab:1"
              args  = ["postgres://labora:$(PGPASSWORD)@records.example.org/records", "--password=$(PGPASSWORD)"]
              env   = [{ name = "DB_PASSWORD", value = "$(PGPASSWORD)" }, { name = "PASSWORD_FILE", value = "/run/secrets/password" }]
            }]
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "on_the_disk_of_the_node" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "CronJob"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        jobTemplate = {
          spec = {
            ttlSecondsAfterFinished = 86400
            activeDeadlineSeconds   = 14400
            template = {
              spec = {
                serviceAccountName = "dump"
                containers         = [{ image = "lab:1" }]
                volumes            = [{ name = "dumps", hostPath = { path = "/var/lib/dumps" } }]
              }
            }
          }
        }
      }
    }
  }
}

# -- in the command, or among other arguments ----------------------------------------------------------------------------------

resource "kubernetes_manifest" "everything_in_the_command" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "lab:1", command = ["sh", "-c", "pg_dumpall > /dumps/all.sql"] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "tls_switched_off_in_the_command" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "lab:1", command = ["pg_dump", "host=lims sslmode=disable"] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "tls_switched_off_in_an_argument" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "lab:1", args = ["--source=mysql://reader@sil/sil?tls=skip-verify", "--fast"] }] } }
      }
    }
  }
}

resource "kubernetes_manifest" "password_in_the_command" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "batch/v1"
      kind       = "Job"
      metadata   = { name = "lab-dump", labels = local.good_labels }
      spec = {
        ttlSecondsAfterFinished = 86400
        activeDeadlineSeconds   = 14400
        template                = { spec = { serviceAccountName = "dump", containers = [{ image = "lab:1", command = ["mysqldump", "--password=not-a-real-password", "sil"] }] } }
      }
    }
  }
}
