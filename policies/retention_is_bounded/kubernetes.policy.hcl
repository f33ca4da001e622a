# What is left in a cluster when something is over: finished jobs, volumes, snapshots. What stays is asked to say until when.

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments in which nothing is meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl"]
  description = "Keys of labels and annotations that say until when something may exist; case and the signs - _ . : make no difference."
}

input "max_job_days" {
  type        = number
  default     = 30
  description = "Days that a finished job may stay, with its logs."
}

input "max_runs" {
  type        = number
  default     = 10
  description = "Finished runs of a cron job that may stay."
}

locals {
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # What a namespace says holds for everything in it.
  dated_namespaces = [
    for one in hclscan::manifests("Namespace") : core::try(one.metadata.name, "") if core::anytrue([
      for key in core::concat(core::try(core::keys(one.metadata.labels), []), core::try(core::keys(one.metadata.annotations), [])) :
      core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
    ])
  ]

  # Hooks are deleted by who runs them, when that is said.
  deleted_by_others = ["helm.sh/hook-delete-policy", "argocd.argoproj.io/hook-delete-policy"]

  passing_kinds = ["MongoDBCommunity", "RedisFailover", "RabbitmqCluster", "Tenant"]
}

# https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
resource_policy "kubernetes_manifest" "job" {
  filter = core::try(attrs.manifest.kind, "") == "Job" && !core::can(attrs.manifest.metadata.ownerReferences[0]) && !core::anytrue([
    for key in local.deleted_by_others : core::can(attrs.manifest.metadata.annotations[key])
  ])

  enforce {
    condition = core::try(
      attrs.manifest.spec.ttlSecondsAfterFinished >= 0 && attrs.manifest.spec.ttlSecondsAfterFinished <= input.max_job_days * 86400, false
    )
    error_message = "When this job is over, it stays, with the logs of its pods and the volumes they use, until somebody thinks of it."
  }
}

resource_policy "kubernetes_manifest" "cron_job" {
  filter = core::try(attrs.manifest.kind, "") == "CronJob"

  enforce {
    condition = core::can(attrs.manifest.spec.jobTemplate.spec.ttlSecondsAfterFinished) || (
      core::try(attrs.manifest.spec.successfulJobsHistoryLimit, 3) <= input.max_runs && core::try(attrs.manifest.spec.failedJobsHistoryLimit, 1) <= input.max_runs
    )
    error_message = "This job keeps many of its finished runs, with the logs of their pods."
  }
}

# In production, a volume that outlives its claim is a precaution.
resource_policy "kubernetes_manifest" "storage_class" {
  filter = core::try(attrs.manifest.kind, "") == "StorageClass" && core::contains(input.environments, hclscan::environment())

  enforce {
    condition     = core::try(attrs.manifest.reclaimPolicy, "Delete") == "Delete"
    error_message = "Volumes of this class stay when what they were made for is deleted, with everything on them."
  }
}

resource_policy "kubernetes_manifest" "persistent_volume" {
  filter = core::try(attrs.manifest.kind, "") == "PersistentVolume" && hclscan::environment() != "production"

  locals {
    said = core::concat(core::try(core::keys(attrs.manifest.metadata.labels), []), core::try(core::keys(attrs.manifest.metadata.annotations), []))
  }

  enforce {
    condition = core::try(attrs.manifest.spec.persistentVolumeReclaimPolicy, "Retain") == "Delete" || core::anytrue([
      for key in local.said : core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
    ])
    error_message = "This volume stays when its claim is deleted, with everything on it."
  }
}

# https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
resource_policy "kubernetes_manifest" "stateful_set" {
  filter = core::try(attrs.manifest.kind, "") == "StatefulSet" && core::try(core::length(attrs.manifest.spec.volumeClaimTemplates), 0) > 0 && core::contains(input.environments, hclscan::environment())

  enforce {
    condition     = core::try(attrs.manifest.spec.persistentVolumeClaimRetentionPolicy.whenDeleted, "Retain") == "Delete"
    error_message = "When this is deleted, its volumes stay, with every record on them."
  }
}

# Claims, and databases whose operators delete nothing by themselves.
resource_policy "kubernetes_manifest" "claim" {
  filter = core::contains(core::concat(["PersistentVolumeClaim"], local.passing_kinds), core::try(attrs.manifest.kind, "")) && core::contains(input.environments, hclscan::environment())

  locals {
    said = core::concat(core::try(core::keys(attrs.manifest.metadata.labels), []), core::try(core::keys(attrs.manifest.metadata.annotations), []))
  }

  enforce {
    condition = core::contains(local.dated_namespaces, core::try(attrs.manifest.metadata.namespace, "default")) || core::anytrue([
      for key in local.said : core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
    ])
    error_message = "Neither this nor its namespace says until when it is needed: what is on it stays."
  }

  enforce {
    condition     = core::try(attrs.manifest.metadata.annotations["helm.sh/resource-policy"], "") != "keep"
    error_message = "This stays when its release is removed, with everything on it."
  }
}

resource_policy "kubernetes_manifest" "volume_snapshot_class" {
  filter = core::try(attrs.manifest.kind, "") == "VolumeSnapshotClass" && core::contains(input.environments, hclscan::environment())

  enforce {
    condition     = core::try(attrs.manifest.deletionPolicy, "") == "Delete"
    error_message = "Snapshots of this class stay where they are stored when they are deleted here."
  }
}

resource_policy "kubernetes_manifest" "volume_snapshot" {
  filter = core::try(attrs.manifest.kind, "") == "VolumeSnapshot" && !core::can(attrs.manifest.metadata.ownerReferences[0])

  locals {
    said = core::concat(core::try(core::keys(attrs.manifest.metadata.labels), []), core::try(core::keys(attrs.manifest.metadata.annotations), []))
  }

  enforce {
    condition = core::contains(local.dated_namespaces, core::try(attrs.manifest.metadata.namespace, "default")) || core::anytrue([
      for key in local.said : core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
    ])
    error_message = "Nothing deletes this snapshot, and it does not say until when it is needed."
  }
}
