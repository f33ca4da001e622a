# How long operators keep backups, messages, metrics, logs and finished runs.

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that backups and snapshots may stay."
}

input "max_metrics_days" {
  type        = number
  default     = 400
  description = "Days that metrics and logs may stay."
}

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments in which nothing is meant to stay."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Units of time, in hours; m is a month in the kinds that have it, and a minute in those that do not.
  hours = { h = 1, d = 24, w = 168, M = 720, y = 8760 }

  operator_configurations = hclscan::manifests("OperatorConfiguration")
}

# Without a time, Velero keeps backups for thirty days. https://velero.io/docs/main/api-types/backup/
resource_policy "kubernetes_manifest" "velero" {
  filter = core::contains(["Backup", "Schedule"], core::try(attrs.manifest.kind, "")) && core::startswith(core::try(attrs.manifest.apiVersion, ""), "velero.io/")

  locals {
    ttl = core::try(attrs.manifest.spec.template.ttl, attrs.manifest.spec.ttl, "720h")
  }

  enforce {
    condition     = core::parseint(core::try(core::regex("^([0-9]+)h", local.ttl)[0], "0"), 10) <= input.max_retention_days * 24
    error_message = "Backups are kept for ${local.ttl}: what was deleted here is still in them."
  }
}

# Without a policy, nothing is ever deleted. https://cloudnative-pg.io/documentation/current/backup_barmanobjectstore/#retention-policies
resource_policy "kubernetes_manifest" "cnpg" {
  filter = core::contains(["Cluster", "ObjectStore"], core::try(attrs.manifest.kind, "")) && core::regex_match(core::try(attrs.manifest.apiVersion, ""), "cnpg[.]io/") && (
    core::can(attrs.manifest.spec.backup.barmanObjectStore) || core::can(attrs.manifest.spec.configuration)
  )

  locals {
    policy = core::try(attrs.manifest.spec.backup.retentionPolicy, attrs.manifest.spec.retentionPolicy, "")
    parts  = core::try(core::regex("^([0-9]+)([dwm])$", local.policy), [])
    days   = core::length(local.parts) == 0 ? null : core::parseint(local.parts[0], 10) * { d = 1, w = 7, m = 30 }[local.parts[1]]
  }

  enforce {
    condition     = local.days != null && core::try(local.days <= input.max_retention_days, false)
    error_message = "${local.days == null ? "Nothing deletes the backups of this database" : "Backups of this database are kept for ${local.policy}"}: what was deleted here is still in them."
  }
}

# https://postgres-operator.readthedocs.io/en/latest/reference/operator_parameters/#logical-backup
resource_policy "kubernetes_manifest" "zalando" {
  filter = core::try(attrs.manifest.kind, "") == "postgresql" && core::contains(local.yes, core::try(attrs.manifest.spec.enableLogicalBackup, false))

  enforce {
    condition = core::length(local.operator_configurations) > 0 ? core::anytrue([
      for one in local.operator_configurations : core::try(one.configuration.logical_backup.logical_backup_s3_retention_time, "") != ""
      ]) : core::can(core::getdatasource("kubernetes_resource", {
        api_version = "acid.zalan.do/v1", kind = "OperatorConfiguration", metadata = [{ name = "postgresql-operator-configuration" }]
    }).object.configuration)
    error_message = "Nothing deletes the dumps of this database: what was deleted here is still in them."
  }
}

# A number of zero is no limit.
resource_policy "kubernetes_manifest" "percona" {
  filter = core::contains(["PerconaXtraDBCluster", "PerconaServerMongoDB"], core::try(attrs.manifest.kind, "")) && core::try(core::length(attrs.manifest.spec.backup.schedule), 0) > 0

  enforce {
    condition = core::alltrue([
      for one in attrs.manifest.spec.backup.schedule : core::try(one.keep, 0) > 0 || core::try(one.retention.count, 0) > 0
    ])
    error_message = "Nothing deletes the backups of this database: what was deleted here is still in them."
  }
}

# https://pgbackrest.org/configuration.html#section-repository/option-repo-retention-full
resource_policy "kubernetes_manifest" "pgbackrest" {
  filter = core::contains(["PerconaPGCluster", "PostgresCluster"], core::try(attrs.manifest.kind, "")) && core::can(attrs.manifest.spec.backups.pgbackrest)

  enforce {
    condition     = core::anytrue(core::try([for key, value in attrs.manifest.spec.backups.pgbackrest.global : core::regex_match(key, "^repo[0-9]+-retention-full$")], []))
    error_message = "Nothing deletes the backups of this database: what was deleted here is still in them."
  }
}

resource_policy "kubernetes_manifest" "kafka_topic" {
  filter = core::contains(["KafkaTopic", "Kafka"], core::try(attrs.manifest.kind, ""))

  locals {
    settings = core::try(attrs.manifest.spec.config, attrs.manifest.spec.kafka.config, {})
  }

  # Topics that keep the last state of each key delete by other means.
  enforce {
    condition = core::alltrue([
      for key, unit in { "retention.ms" = 86400000, "log.retention.ms" = 86400000, "log.retention.minutes" = 1440, "log.retention.hours" = 24 } :
      core::try(core::parseint(core::valuetostring(local.settings[key]), 10) >= 0 && core::parseint(core::valuetostring(local.settings[key]), 10) <= unit * input.max_retention_days, true)
    ])
    error_message = "Messages stay in this log for longer than ${input.max_retention_days} days, or for good."
  }
}

resource_policy "kubernetes_manifest" "kafka_disk" {
  filter = core::contains(["Kafka", "KafkaNodePool"], core::try(attrs.manifest.kind, "")) && core::contains(input.environments, hclscan::environment())

  locals {
    storage = core::try(attrs.manifest.spec.kafka.storage, attrs.manifest.spec.storage, {})
  }

  enforce {
    condition = core::try(local.storage.type, "") == "ephemeral" || core::contains(local.yes, core::try(local.storage.deleteClaim, false)) || core::try(
      core::length(local.storage.volumes) > 0 && core::alltrue([for one in local.storage.volumes : core::contains(local.yes, one.deleteClaim)]), false
    ) || local.storage == {}
    error_message = "When these brokers are deleted, their disks stay, with every message on them."
  }
}

resource_policy "kubernetes_manifest" "elasticsearch" {
  filter = core::try(attrs.manifest.kind, "") == "Elasticsearch" && core::contains(input.environments, hclscan::environment())

  enforce {
    condition     = core::try(attrs.manifest.spec.volumeClaimDeletePolicy, "DeleteOnScaledownAndClusterDeletion") == "DeleteOnScaledownAndClusterDeletion"
    error_message = "When this cluster is deleted, its disks stay, with every document on them."
  }
}

# https://prometheus-operator.dev/docs/api-reference/api/ ; a size bounds the time too.
resource_policy "kubernetes_manifest" "metrics" {
  filter = core::contains(["Prometheus", "ThanosRuler", "Alertmanager", "VMSingle", "VMCluster"], core::try(attrs.manifest.kind, "")) && local.time != ""

  locals {
    time  = core::try(core::valuetostring(attrs.manifest.spec.retentionPeriod), attrs.manifest.spec.retention, "")
    parts = core::try(core::regex("^([0-9]+)([hdwy]?)$", local.time), [])
    hours_kept = core::length(local.parts) == 0 ? 0 : core::parseint(local.parts[0], 10) * local.hours[local.parts[1] == "" ? "M" : local.parts[1]]
  }

  enforce {
    condition     = local.hours_kept <= input.max_metrics_days * 24
    error_message = "What is recorded here stays for ${local.time}."
  }
}

# https://loki-operator.dev/docs/api.md/#loki-grafana-com-v1-RetentionLimitSpec
resource_policy "kubernetes_manifest" "loki" {
  filter = core::try(attrs.manifest.kind, "") == "LokiStack"

  enforce {
    condition     = core::try(attrs.manifest.spec.limits.global.retention.days > 0 && attrs.manifest.spec.limits.global.retention.days <= input.max_metrics_days, false)
    error_message = "Nothing deletes the logs that are collected here."
  }
}

# https://argo-workflows.readthedocs.io/en/latest/fields/#ttlstrategy
resource_policy "kubernetes_manifest" "workflow" {
  filter = core::contains(["Workflow", "CronWorkflow"], core::try(attrs.manifest.kind, ""))

  locals {
    spec = core::try(attrs.manifest.spec.workflowSpec, attrs.manifest.spec, {})
  }

  enforce {
    condition     = core::can(local.spec.ttlStrategy.secondsAfterCompletion) || core::can(local.spec.ttlStrategy.secondsAfterSuccess) || core::can(local.spec.workflowTemplateRef)
    error_message = "When this workflow is over, it stays, with the logs of its pods and what it has produced."
  }
}

# https://tekton.dev/docs/operator/tektonconfig/#pruner
resource_policy "kubernetes_manifest" "tekton" {
  filter = core::try(attrs.manifest.kind, "") == "TektonConfig"

  enforce {
    condition = !core::contains(local.yes, core::try(attrs.manifest.spec.pruner.disabled, false)) && (
      core::can(attrs.manifest.spec.pruner.keep) || core::can(attrs.manifest.spec.pruner["keep-since"])
    )
    error_message = "Finished runs stay, with the logs of their pods, until somebody thinks of them."
  }
}
