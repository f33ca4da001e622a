# Clusters and registries of OVHcloud come with one account for everybody; a directory (OpenID Connect) lets people in under their own name.
# https://help.ovhcloud.com/csm/en-public-cloud-kubernetes-configure-oidc-provider

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  # What connects each of them with a directory, by which argument, and what people do there.
  services = {
    ovh_cloud_managed_kubernetes        = { companion = "ovh_cloud_managed_kubernetes_oidc", by = "kube_id", subject = "this cluster" }
    ovh_cloud_project_containerregistry = { companion = "ovh_cloud_project_containerregistry_oidc", by = "registry_id", subject = "this registry of images" }
    ovh_cloud_project_kube              = { companion = "ovh_cloud_project_kube_oidc", by = "kube_id", subject = "this cluster" }
  }
}

resource_policy "ovh_cloud_*" "ovh_directory" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service = local.services[meta.type]
  }

  enforce {
    condition     = core::length(core::getresources(local.service.companion, { (local.service.by) = attrs.id })) > 0
    error_message = "People do not sign in to ${local.service.subject} under their own name: it knows one administrator, whose access they pass on."
  }
}
