# The servers of a cluster itself, where their arguments are among the manifests: static pods, and settings of kubeadm.
#
# https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
# https://etcd.io/docs/latest/op-guide/security/

locals {
  nothing = [null, ""]

  kinds = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]

  # Suites that are neither broken nor unheard of.
  strong_suites = "^TLS_(AES_(128|256)_GCM_SHA(256|384)|CHACHA20_POLY1305_SHA256|ECDHE_(RSA|ECDSA)_WITH_(AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305(_SHA256)?))$"
}

resource_policy "kubernetes_manifest" "api_server" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver") && core::length(local.servers) > 0

  # Arguments may be a list, or one line for a shell; the program may be what the image starts.
  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    servers = [
      for one in [
        for container in local.containers : {
          text  = core::try(core::join(" ", core::concat(core::try(container.command, []), core::try(container.args, []))), "")
          image = core::try(container.image, "")
        }
      ] : one.text
      if core::regex_match(one.text, "(^|[ /])kube-apiserver( |$)") || (
        core::regex_match(one.image, "/kube-apiserver(-amd64|-arm64)?[:@]") && !core::regex_match(one.text, "^(\\S*/)?(kubelet|etcd|kube-[a-z-]+)( |$)")
      )
    ]
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for text in local.servers : [for flag in ["tls-cert-file", "tls-private-key-file"] : core::regex_match(text, "--${flag}[= ]+[^ -]")]
    ]))
    error_message = "This server makes up a certificate that nobody can check: whoever answers in its place is believed."
  }

  enforce {
    condition     = core::alltrue([for text in local.servers : core::regex_match(text, "--kubelet-certificate-authority[= ]+[^ -]") && !core::regex_match(text, "--kubelet-https[= ]false")])
    error_message = "This server does not check who answers when it asks a node for logs or opens a shell there."
  }

  enforce {
    condition = core::alltrue([
      for text in local.servers : !core::regex_match(text, "--etcd-servers[= ]\\S*http://") && core::alltrue([
        for flag in ["etcd-cafile", "etcd-certfile", "etcd-keyfile"] : core::regex_match(text, "--${flag}[= ]+[^ -]")
      ])
    ])
    error_message = "This server does not check the store in which everything is kept, or does not show it a certificate."
  }

  enforce {
    condition     = core::alltrue([for text in local.servers : !core::regex_match(text, "--insecure-(bind-address[= ]|port[= ][1-9])")])
    error_message = "This server also answers without TLS."
  }
}

resource_policy "kubernetes_manifest" "etcd" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "etcd") && core::length(local.servers) > 0

  # Each of its arguments may be a variable instead. What is in a file of settings cannot be seen.
  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    servers = [
      for one in [
        for container in local.containers : {
          text = core::try(core::join(" ", core::concat(core::try(container.command, []), core::try(container.args, []), core::try([
            for one in container.env : "--${core::join("-", core::split("_", core::lower(core::trimprefix(one.name, "ETCD_"))))}=${one.value}"
            if core::startswith(one.name, "ETCD_") && core::can(one.value)
          ], []))), "")
          image = core::try(container.image, "")
        }
      ] : one.text
      if !core::regex_match(one.text, "--config-file[= ]") && (core::regex_match(one.text, "^(\\S*/)?etcd( |$)") || (core::regex_match(one.image, "/etcd(-amd64|-arm64)?[:@]") && core::regex_match(one.text, "^-|^$")))
    ]
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for text in local.servers : [for flag in ["cert-file", "key-file"] : core::regex_match(text, "(^| )--${flag}[= ]+[^ -]")]
    ]))
    error_message = "Everything that the cluster keeps travels without TLS between this store and whoever reads it."
  }
}

# What is given by half is not used.
resource_policy "kubernetes_manifest" "certificate_with_key" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "(cert|key)-file|--tls-cipher-suites") && core::anytrue([for text in local.commands : core::regex_match(text, "--(peer-|tls-)(cert|private-key|key)-file|--tls-cipher-suites")])

  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
  }

  enforce {
    condition = core::alltrue([
      for text in local.commands :
      core::regex_match(text, "--peer-cert-file[= ]") == core::regex_match(text, "--peer-key-file[= ]")
      && core::regex_match(text, "--tls-cert-file[= ]") == core::regex_match(text, "--tls-private-key-file[= ]")
    ])
    error_message = "A certificate is named without its key, or a key without its certificate: neither is used."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for text in local.commands : [
        for found in core::regexall("--tls-cipher-suites[= ](\\S+)", text) : [for suite in core::split(",", found[0]) : core::regex_match(core::trimspace(suite), local.strong_suites)]
      ]
    ]))
    error_message = "This server accepts ways to encrypt that are broken or unheard of."
  }
}
