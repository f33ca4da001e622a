# Migrations that an operator carries out: imports, connectors, mirrors, restores, copies of volumes and of virtual machines.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  without_tls = "(?i)^(disable|disabled|allow|prefer|preferred|false|none|plaintext)$"
  keys_of_tls = ["database.sslmode", "database.ssl.mode", "database.encrypt", "mongodb.ssl.enabled", "connection.ssl.mode"]
}

# Without a list, all databases of the source are taken. https://cloudnative-pg.io/documentation/current/database_import/
resource_policy "kubernetes_manifest" "cnpg_import" {
  filter = core::try(attrs.manifest.kind, "") == "Cluster" && core::can(attrs.manifest.spec.bootstrap.initdb.import)

  locals {
    import  = attrs.manifest.spec.bootstrap.initdb.import
    sources = core::try([for one in attrs.manifest.spec.externalClusters : one if core::try(one.name, "") == core::try(local.import.source.externalCluster, "")], [])
  }

  enforce {
    condition     = core::try(core::length(local.import.databases) > 0 && !core::contains(local.import.databases, "*"), false)
    error_message = "This import takes every database of the source: nobody has instructed that all of it be extracted."
  }

  enforce {
    condition = core::alltrue([
      for one in local.sources : !core::regex_match(core::try(one.connectionParameters.sslmode, "prefer"), local.without_tls)
    ])
    error_message = "Records come from the source without TLS, or from whoever answers: it is not asked for."
  }
}

# https://debezium.io/documentation/reference/stable/connectors/
resource_policy "kubernetes_manifest" "kafka_connector" {
  filter = core::try(attrs.manifest.kind, "") == "KafkaConnector" && core::regex_match(core::try(attrs.manifest.spec.class, ""), "(?i)debezium|jdbc|mongo")

  locals {
    settings = core::try(core::merge(attrs.manifest.spec.config, {}), {})
  }

  enforce {
    condition = core::anytrue([
      for key in ["table.include.list", "collection.include.list", "table.whitelist", "query", "collection"] : !core::contains(local.nothing, core::try(local.settings[key], null))
      && !core::regex_match(core::try(core::valuetostring(local.settings[key]), ""), "^[.]?[*]$|^[.][*]")
    ])
    error_message = "This connector takes every table of the database: nobody has instructed that all of it be extracted."
  }

  enforce {
    condition = core::alltrue([for key in local.keys_of_tls : !core::regex_match(core::try(core::valuetostring(local.settings[key]), "require"), local.without_tls)])
    error_message = "Records come from the database without TLS."
  }
}

resource_policy "kubernetes_manifest" "kafka_mirror" {
  filter = core::try(attrs.manifest.kind, "") == "KafkaMirrorMaker2"

  enforce {
    condition = core::alltrue(core::try([
      for one in attrs.manifest.spec.mirrors : !core::regex_match(core::try(one.topicsPattern, ".*"), "^[.][*]$|^[*]$")
    ], [false]))
    error_message = "This mirror takes every topic: nobody has instructed that all of it be extracted."
  }

  enforce {
    condition     = core::alltrue(core::try([for one in attrs.manifest.spec.clusters : core::can(one.tls)], []))
    error_message = "Messages travel between the clusters without TLS."
  }
}

# Without a list, everything in the backup is restored. https://velero.io/docs/main/api-types/restore/
resource_policy "kubernetes_manifest" "velero_restore" {
  filter = core::try(attrs.manifest.kind, "") == "Restore" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "velero.io/")

  enforce {
    condition     = core::try(core::length(attrs.manifest.spec.includedNamespaces) > 0 && !core::contains(attrs.manifest.spec.includedNamespaces, "*"), false)
    error_message = "This restores everything that is in the backup: nobody has instructed that all of it be copied."
  }
}

# https://volsync.readthedocs.io/en/stable/usage/
resource_policy "kubernetes_manifest" "volsync" {
  filter = core::contains(["ReplicationSource", "ReplicationDestination"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition     = core::try(core::length(attrs.manifest.spec.restic.retain), 0) > 0 || !core::can(attrs.manifest.spec.restic) || attrs.manifest.kind == "ReplicationDestination"
    error_message = "Copies of this volume are kept for good: nothing says how many are to stay."
  }
}

# https://forklift-docs.konveyor.io/ ; virtual machines are copied with everything on their disks.
resource_policy "kubernetes_manifest" "forklift_plan" {
  filter = core::try(attrs.manifest.kind, "") == "Plan" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "forklift.konveyor.io/")

  enforce {
    condition     = core::try(core::length(attrs.manifest.spec.vms), 0) > 0
    error_message = "This plan names no machines: nobody has instructed which of them are to be copied."
  }
}

resource_policy "kubernetes_manifest" "unchecked_source" {
  filter = core::contains(["Secret", "DataVolume", "Provider"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = !(
      core::contains(local.yes, core::try(attrs.manifest.stringData.insecureSkipVerify, false))
      || core::try(hclscan::base64decode(attrs.manifest.data.insecureSkipVerify), "false") == "true"
      || core::contains(local.yes, core::try(attrs.manifest.spec.settings.insecureSkipVerify, false))
      || core::startswith(core::try(attrs.manifest.spec.source.http.url, ""), "http://")
    )
    error_message = "Disks are copied from whoever answers: the source is not checked."
  }
}

# https://argo-workflows.readthedocs.io/en/latest/fields/#workflowspec ; names tell what these move.
resource_policy "kubernetes_manifest" "workflow_deadline" {
  filter = core::contains(["Workflow", "CronWorkflow", "PipelineRun", "SparkApplication"], core::try(attrs.manifest.kind, "")) && core::regex_match(
    core::try(attrs.manifest.metadata.name, attrs.manifest.metadata.generateName, ""), "(?i)migrat|(^|[^a-z])(import|export|dump|restore|etl|sync)(er|s)?([^a-z]|$)"
  )

  enforce {
    condition = core::anytrue([
      core::can(attrs.manifest.spec.activeDeadlineSeconds), core::can(attrs.manifest.spec.workflowSpec.activeDeadlineSeconds),
      core::can(attrs.manifest.spec.timeouts.pipeline), core::can(attrs.manifest.spec.timeout), core::can(attrs.manifest.spec.timeToLiveSeconds),
    ])
    error_message = "This migration has no deadline: when it hangs, its connection to the source stays open."
  }
}
