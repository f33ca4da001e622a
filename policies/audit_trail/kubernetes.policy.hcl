# The audit log of a cluster's own API, where its server is set up in manifests. Clusters that a cloud runs have settings of their own.
#
# https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/

# Days that entries of the log stay at least.
input "min_audit_days" {
  type    = number
  default = 30
}

# For clusters whose audit log is set up where it cannot be seen.
input "audit_trail_managed_elsewhere" {
  type    = bool
  default = false
}

locals {
  nothing = [null, ""]

  kinds = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]
}

resource_policy "kubernetes_manifest" "api_server" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver") && core::length(local.servers) > 0 && !input.audit_trail_managed_elsewhere

  # Arguments may be a list, or one line for a shell.
  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
    servers    = [for text in local.commands : text if core::regex_match(text, "(^|[ /])kube-apiserver( |$)")]
    days       = core::flatten([for text in local.servers : [for found in core::regexall("--audit-log-maxage[= ]+([0-9]+)", text) : core::parseint(found[0], 10)]])
    sent       = core::alltrue([for text in local.servers : core::regex_match(text, "--audit-webhook-config-file[= ]+[^ -]")])
  }

  # Without a policy, nothing is written; without a place, nothing is kept.
  enforce {
    condition = core::alltrue([
      for text in local.servers : core::regex_match(text, "--audit-policy-file[= ]+[^ -]") && (
        core::regex_match(text, "--audit-log-path[= ]+[^ ]") || core::regex_match(text, "--audit-webhook-config-file[= ]+[^ -]")
      )
    ])
    error_message = "Nothing is written down about who reads Secrets, opens shells or changes rights in this cluster."
  }

  enforce {
    condition     = local.sent || (core::length(local.days) > 0 && core::alltrue([for one in local.days : one >= input.min_audit_days]))
    error_message = "What is written down about who did what in this cluster is not kept for ${input.min_audit_days} days."
  }
}

resource_policy "kubernetes_manifest" "kubeadm" {
  filter = core::try(attrs.manifest.kind, "") == "ClusterConfiguration" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "kubeadm.k8s.io/") && !input.audit_trail_managed_elsewhere

  # A map of arguments, or a list of them as of v1beta4.
  locals {
    arguments = core::try(attrs.manifest.apiServer.extraArgs, null)
  }

  enforce {
    condition = !core::contains(local.nothing, hclscan::named_value(local.arguments, "audit-policy-file")) && core::anytrue([
      for key in ["audit-log-path", "audit-webhook-config-file"] : !core::contains(local.nothing, hclscan::named_value(local.arguments, key))
    ])
    error_message = "Nothing is written down about who reads Secrets, opens shells or changes rights in this cluster."
  }
}

# The first rule that fits decides. What is in Secrets must not be in the log.
resource_policy "kubernetes_manifest" "audit_policy" {
  filter = core::try(attrs.manifest.kind, "") == "Policy" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "audit.k8s.io/")

  locals {
    rules = core::try([for one in attrs.manifest.rules : one], [])
    # Rules that drop everything that comes after them.
    dropping = [
      for rule in local.rules : rule if core::try(rule.level, "") == "None" && !core::anytrue([
        for key in ["users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs"] : core::can(rule[key])
      ])
    ]
    with_content = [
      for rule in local.rules : rule if core::contains(["Request", "RequestResponse"], core::try(rule.level, ""))
    ]
    covered_before = core::anytrue(core::flatten([
      for rule in local.rules : core::try([for one in rule.resources : core::contains(core::try(one.resources, []), "secrets")], [])
      if core::contains(["Metadata", "None"], core::try(rule.level, ""))
    ]))
  }

  enforce {
    condition     = core::anytrue([for rule in local.rules : core::try(rule.level, "None") != "None"]) && core::length(local.dropping) == 0
    error_message = "This policy writes nothing down, or drops all that comes after one of its rules."
  }

  enforce {
    condition = core::length(local.with_content) == 0 || (local.covered_before && !core::anytrue(core::flatten([
      for rule in local.with_content : core::try([for one in rule.resources : core::contains(core::try(one.resources, []), "secrets")], [])
    ])))
    error_message = "This policy copies what is in Secrets into the log."
  }
}
