# Accounts in a cluster. Every pod that names no account runs under the one called "default", which all pods of a namespace share.

locals {
  workload_kinds = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"]

  workloads = core::flatten([for kind in local.workload_kinds : hclscan::manifests(kind)])

  shared_names = ["", "default", null]

  # The namespaces of workloads that run under the shared account, once for each such workload; and those with several.
  sharing = [
    for one in local.workloads : core::try(one.metadata.namespace, "default")
    if core::contains(local.shared_names, core::try(
      one.spec.jobTemplate.spec.template.spec.serviceAccountName, one.spec.template.spec.serviceAccountName, null
    ))
  ]
  namespaces_that_share = [
    for namespace, several in { for namespace in local.sharing : namespace => namespace... } : namespace if core::length(several) > 1
  ]

  # https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
  superusers = ["system:masters"]
}

# What is granted to the shared account is granted to every pod that names none, and to the next one that is deployed.
resource_policy "kubernetes_manifest" "role_binding" {
  filter = core::contains(["RoleBinding", "ClusterRoleBinding"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = core::alltrue(core::try([
      for subject in attrs.manifest.subjects : core::try(subject.kind, "") != "ServiceAccount" || core::try(subject.name, "") != "default"
    ], []))
    error_message = "These rights go to the account that all pods of a namespace share: each of them gets them, needed or not."
  }

  enforce {
    condition = core::alltrue(core::try([
      for subject in attrs.manifest.subjects : !core::contains(local.superusers, core::try(subject.name, ""))
    ], []))
    error_message = "These rights go to a group that may do everything and whose membership cannot be withdrawn."
  }
}

# The account has no rights unless somebody grants some, so this is advice. A pod that mounts no token cannot use it at all.
resource_policy "kubernetes_manifest" "workload_account" {
  enforcement_level = "advisory"

  filter = core::contains(local.workload_kinds, core::try(attrs.manifest.kind, ""))

  locals {
    pod       = core::try(attrs.manifest.spec.jobTemplate.spec.template.spec, attrs.manifest.spec.template.spec)
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
  }

  enforce {
    condition = (
      core::try(local.pod.automountServiceAccountToken, true) == false
      || !core::contains(local.namespaces_that_share, local.namespace)
      || !core::contains(local.shared_names, core::try(local.pod.serviceAccountName, null))
    )
    error_message = "This ${attrs.manifest.kind} runs under an account that other workloads of its namespace use too: they cannot be told apart."
  }
}
