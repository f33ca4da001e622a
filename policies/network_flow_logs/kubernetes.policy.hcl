# A record of connections inside a cluster: Cilium's Hubble, Calico's flow logs, NetObserv, Retina. Asked for only when it is wanted.

input "cluster_flows_wanted" {
  type    = bool
  default = false
}

locals {
  yes = [true, "true"]

  recorders = core::concat(
    hclscan::manifests("FlowCollector"),
    [for one in hclscan::manifests("FelixConfiguration") : one if core::contains(local.yes, core::try(one.spec.flowLogsFileEnabled, false))],
    [for one in hclscan::manifests("ConfigMap") : one if core::contains(local.yes, core::try(one.data["enable-hubble"], false))],
    [
      for one in hclscan::manifests("DaemonSet") : one
      if core::anytrue(core::try([for container in one.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), "(^|/)(retina-agent|netobserv-ebpf-agent)(:|@|$)")], []))
    ],
  )
}

resource_policy "kubernetes_manifest" "cluster_flows" {
  filter = core::try(attrs.manifest.kind, "") == "Namespace" && input.cluster_flows_wanted

  enforce {
    condition     = core::length(local.recorders) > 0
    error_message = "Nothing records which programs of this namespace were connected to, and by whom."
  }
}
