# What the labels and annotations of an object, or of its namespace, say about the processing it is part of.

# Keys that are accepted, one of each list; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification", "classification"]
}

input "controller_keys" {
  type    = list(string)
  default = ["data-controller"]
}

input "agreement_keys" {
  type    = list(string)
  default = ["dpa", "dpa-reference", "processing-agreement"]
}

input "purpose_keys" {
  type    = list(string)
  default = ["purpose"]
}

input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type    = list(string)
  default = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
}

input "owner_keys" {
  type    = list(string)
  default = ["owner", "data-owner"]
}

locals {
  # Namespaces, what keeps data in them, and the ways in; of databases, the objects that their operators make them from.
  kinds = ["Namespace", "PersistentVolumeClaim", "StatefulSet", "Ingress", "Kafka", "Elasticsearch"]

  # What has to be said, as it is called in messages.
  demanded = {
    agreement      = input.agreement_keys
    classification = input.classification_keys
    controller     = input.controller_keys
    expiry         = input.expiry_keys
    instruction    = input.instruction_keys
    owner          = input.owner_keys
    purpose        = input.purpose_keys
  }

  # Keys as they are compared: letters, digits and slashes.
  keys = {
    for subject, keys in local.demanded : subject => [for key in keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]
  }

  metadata_of_namespaces = { for one in hclscan::manifests("Namespace") : core::valuetostring(core::try(one.metadata.name, "")) => one.metadata... }
}

resource_policy "kubernetes_manifest" "labels" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) || (
    core::try(attrs.manifest.kind, "") == "Cluster" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "postgresql.cnpg.io/")
  )

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")

    # A namespace that is not among the manifests may carry the labels in the cluster.
    outer = attrs.manifest.kind == "Namespace" ? [] : core::try(local.metadata_of_namespaces[local.namespace], [
      core::getdatasource("kubernetes_resource", { api_version = "v1", kind = "Namespace", metadata = [{ name = local.namespace }] }).object.metadata
    ])

    said = {
      for place, all in { own = [attrs.manifest.metadata], outer = local.outer } : place => core::flatten([
        for each in all : [
          for pairs in [core::try(each.labels, null), core::try(each.annotations, null)] : [
            for key, value in pairs == null ? {} : pairs : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))
            if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(value)))
          ]
        ]
      ])
    }
    missing = [
      for subject, keys in local.keys : subject
      if !core::anytrue([for key in keys : core::contains(local.said.own, key) || core::contains(local.said.outer, key)])
    ]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "Neither the labels here nor those of the namespace say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}
