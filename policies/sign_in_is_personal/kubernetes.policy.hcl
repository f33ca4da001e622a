# How people and programs sign in to a cluster whose servers are set up in manifests, and to programs that have users of their own.
#
# https://kubernetes.io/docs/reference/access-authn-authz/authentication/

locals {
  nothing = [null, ""]
  yes     = [true, "true"]
  no      = [false, "false"]

  kinds = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]
}

resource_policy "kubernetes_manifest" "api_server" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver") && core::length(local.servers) > 0

  # Arguments may be a list, or one line for a shell.
  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
    servers    = [for text in local.commands : text if core::regex_match(text, "(^|[ /])kube-apiserver( |$)")]
  }

  # Unless it is told not to, the server answers those who do not say who they are.
  enforce {
    condition     = core::alltrue([for text in local.servers : core::regex_match(text, "--anonymous-auth[= ]false|--authentication-config[= ]")])
    error_message = "This cluster answers requests of people who do not say who they are."
  }

  # Certificates cannot be withdrawn, and have no second factor.
  enforce {
    condition = core::alltrue([
      for text in local.servers : !core::regex_match(text, "--client-ca-file[= ]") || core::regex_match(text, "--(oidc-issuer-url|authentication-config|authentication-token-webhook-config-file)[= ]+[^ -]")
    ])
    error_message = "People sign in to this cluster with certificates alone, which cannot be withdrawn and have no second factor."
  }
}

resource_policy "kubernetes_manifest" "kubeadm" {
  filter = core::try(attrs.manifest.kind, "") == "ClusterConfiguration" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "kubeadm.k8s.io/")

  # A map of arguments, or a list of them as of v1beta4.
  locals {
    arguments = core::try(attrs.manifest.apiServer.extraArgs, null)
  }

  enforce {
    condition = core::anytrue([
      for key in ["oidc-issuer-url", "authentication-config", "authentication-token-webhook-config-file"] : !core::contains(local.nothing, hclscan::named_value(local.arguments, key))
    ])
    error_message = "People sign in to this cluster with certificates alone, which cannot be withdrawn and have no second factor."
  }
}

# https://kubernetes.io/docs/reference/config-api/apiserver-config.v1beta1/
resource_policy "kubernetes_manifest" "authentication_configuration" {
  filter = core::try(attrs.manifest.kind, "") == "AuthenticationConfiguration"

  enforce {
    condition     = core::try(core::length(attrs.manifest.jwt), 0) > 0
    error_message = "No provider is named at which people sign in as themselves."
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.manifest.anonymous.enabled, false)) || core::try(core::length(attrs.manifest.anonymous.conditions), 0) > 0
    error_message = "This cluster answers requests of people who do not say who they are."
  }
}

# Where a file holds the settings, they are judged there.
resource_policy "kubernetes_manifest" "kubelet" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kubelet") && core::length(local.servers) > 0

  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
    servers    = [for text in local.commands : text if core::regex_match(text, "(^|[ /])kubelet( |$)") && !core::regex_match(text, "--config[= ]")]
  }

  enforce {
    condition     = core::alltrue([for text in local.servers : core::regex_match(text, "--anonymous-auth[= ]false")])
    error_message = "This node answers requests of people who do not say who they are: they can read its logs and open shells."
  }
}

# https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
resource_policy "kubernetes_manifest" "kubelet_configuration" {
  filter = core::try(attrs.manifest.kind, "") == "KubeletConfiguration"

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.manifest.authentication.anonymous.enabled, false)) && core::try(attrs.manifest.authorization.mode, "Webhook") != "AlwaysAllow"
    error_message = "This node answers requests of people who do not say who they are: they can read its logs and open shells."
  }
}

# https://etcd.io/docs/latest/op-guide/security/
resource_policy "kubernetes_manifest" "etcd" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "etcd") && core::length(local.servers) > 0

  # Each of its arguments may be a variable instead. What is in a file of settings cannot be seen.
  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands = [
      for container in local.containers : core::try(core::join(" ", core::concat(core::try(container.command, []), core::try(container.args, []), core::try([
        for one in container.env : "--${core::join("-", core::split("_", core::lower(core::trimprefix(one.name, "ETCD_"))))}=${one.value}"
        if core::startswith(one.name, "ETCD_") && core::can(one.value)
      ], []))), "")
    ]
    servers = [for text in local.commands : text if core::regex_match(text, "^(\\S*/)?etcd( |$)") && !core::regex_match(text, "--config-file[= ]")]
  }

  enforce {
    condition     = core::alltrue([for text in local.servers : core::regex_match(text, "(^| )--client-cert-auth($| |[= ]true)")])
    error_message = "Whoever reaches this store reads and changes everything that the cluster keeps: nobody is asked for a certificate."
  }
}

# https://dexidp.io/docs/connectors/local/
resource_policy "kubernetes_manifest" "dex" {
  filter = core::contains(["ConfigMap", "Secret"], core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "issuer:") && core::length(local.texts) > 0

  locals {
    texts = [
      for text in core::concat(
        attrs.manifest.kind == "ConfigMap" ? core::try([for key, value in attrs.manifest.data : value], []) : [],
        core::try([for key, value in attrs.manifest.stringData : value], []),
      ) : text if core::regex_match(text, "(?m)^\\s*issuer:") && core::regex_match(text, "(?m)^\\s*(staticClients|connectors|enablePasswordDB|staticPasswords):")
    ]
  }

  enforce {
    condition     = core::alltrue([for text in local.texts : !core::regex_match(text, "(?m)^\\s*enablePasswordDB:\\s*true|^\\s*staticPasswords:\\s*$")])
    error_message = "People sign in with passwords that stand in a file: there is no second factor, and leaving the company ends nothing."
  }
}
