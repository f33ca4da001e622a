# Until when objects of passing environments are needed, as they or their namespace say.

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments whose resources are not meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl", "delete-after"]
  description = "Keys that are accepted; case and - _ . : do not matter."
}

input "longest_days" {
  type        = number
  default     = 366
  description = "How far ahead the end may lie."
}

input "today" {
  type        = string
  default     = ""
  description = "The day on which is judged, such as 2026-12-31; empty for the real one."
}

locals {
  kinds = [
    "Namespace", "PersistentVolumeClaim", "StatefulSet", "Job", "CronJob", "Deployment", "Cluster", "postgresql", "Kafka", "Elasticsearch",
    "PerconaXtraDBCluster", "PerconaServerMongoDB", "PerconaPGCluster", "MongoDBCommunity", "Tenant",
  ]

  # Keys as they are compared: letters, digits and slashes.
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # A day, with or without the time; or how long from the beginning. The value of a label has no colon.
  day      = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$"
  duration = "^([0-9]+) ?(h|hours?|d|days?|w|weeks?)$"

  now    = input.today == "" ? core::timestamp() : "${input.today}T00:00:00Z"
  latest = core::timeadd(local.now, "${input.longest_days * 24}h")

  metadata_of_namespaces = { for one in hclscan::manifests("Namespace") : core::try(one.metadata.name, "") => one.metadata... }
}

resource_policy "kubernetes_manifest" "kubernetes_expiry" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && core::contains(input.environments, hclscan::environment())

  locals {
    # A namespace that is not among the manifests may say it in the cluster.
    outer = attrs.manifest.kind == "Namespace" ? [] : core::try(
      local.metadata_of_namespaces[core::try(attrs.manifest.metadata.namespace, "default")],
      core::length(local.own) > 0 ? [] : [core::getdatasource("kubernetes_resource", {
        api_version = "v1", kind = "Namespace", metadata = [{ name = core::try(attrs.manifest.metadata.namespace, "default") }]
      }).object.metadata],
    )
    own = core::flatten([
      for pairs in [core::try(attrs.manifest.metadata.labels, null), core::try(attrs.manifest.metadata.annotations, null)] : [
        for key, value in pairs == null ? {} : pairs : core::trimspace(core::valuetostring(value))
        if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      ]
    ])
    inherited = core::flatten([
      for each in local.outer : [
        for pairs in [core::try(each.labels, null), core::try(each.annotations, null)] : [
          for key, value in pairs == null ? {} : pairs : core::trimspace(core::valuetostring(value))
          if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
        ]
      ]
    ])
    said = [for end in core::length(local.own) > 0 ? local.own : local.inherited : end if end != ""]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Neither this nor its namespace says until when it is needed: when its purpose is over, nobody will know that it has to go."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end, local.day) || core::regex_match(core::lower(end), local.duration)
    ])
    error_message = "What should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : !core::regex_match(end, local.day) || (
        core::try(core::timecmp("${core::substr(end, 0, 10)}T23:59:59Z", local.now) >= 0, false)
        && core::try(core::timecmp("${core::substr(end, 0, 10)}T00:00:00Z", local.latest) <= 0, true)
      )
    ])
    error_message = "The day until which this is needed has passed, or lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}
