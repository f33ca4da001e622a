# Clusters of Naver Cloud record who asked their control plane for what when they are told to.
# https://guide.ncloud-docs.com/docs/en/k8s-k8suse-audit

policy {
  required_providers {
    ncloud = { source = "NaverCloudPlatform/ncloud" }
  }
}

resource_policy "ncloud_nks_cluster" "ncloud_nks_cluster" {
  enforce {
    condition     = core::contains([true, "true"], core::try(attrs.log[0].audit, attrs.log.audit, null))
    error_message = "Nobody can tell afterwards who changed what in this cluster, or read its secrets: its audit log is not kept."
  }
}
