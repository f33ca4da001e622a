# Entry points of a cluster behind controllers that are told by annotations who is asked, and behind those that cannot ask. An object that
# is not among the manifests may be in the cluster.

# Classes whose controller cannot be reached from outside.
input "internal_ingress_classes" {
  type    = list(string)
  default = []
}

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  # What anybody may ask for: the proof that a certificate authority wants to see, and whether the application is alive.
  open_paths = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"

  # A name that is not known would leave them all open: such a service is not the one that is named.
  services_by_name = {
    for one in hclscan::manifests("Service") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" => one...
  }

  # -- controllers -----------------------------------------------------------------------------------------------------------

  haproxy_controllers = [
    "haproxy", "haproxy.org/ingress-controller", "haproxy.org/ingress-controller/haproxy", "haproxy-ingress.github.io/controller",
  ]
  controllers_without_login = ["openshift.io/ingress-to-route", "projectcontour.io/ingress-controller"]

  # -- objects that say who is asked -----------------------------------------------------------------------------------------

  # Of the two controllers called HAProxy, one takes every setting from its ConfigMap, an Ingress or a service alike.
  # https://haproxy-ingress.github.io/docs/configuration/keys/
  asking_keys = ["auth-url", "auth-secret", "oauth"]
  configs_of_haproxy = core::flatten([
    for one in core::flatten([for kind in ["Deployment", "StatefulSet", "DaemonSet"] : hclscan::manifests(kind)]) : core::try([
      for container in one.spec.template.spec.containers : [
        for text in core::try([for each in container.args : each], []) : core::regexall("^--configmap=(?:.*/)?(.+)$", text)
      ] if core::regex_match(core::try(container.image, ""), "haproxy-ingress(:|@|$)")
    ], [])
  ])
  haproxy_asks_everywhere = core::anytrue(core::flatten([
    for one in hclscan::manifests("ConfigMap") : [
      for key in local.asking_keys : !core::contains(local.nothing, core::try(one.data[key], null))
    ] if core::length(local.configs_of_haproxy) > 0 && core::contains(local.configs_of_haproxy, core::try(one.metadata.name, ""))
  ]))

  # https://docs.nginx.com/nginx-ingress-controller/configuration/policy-resource/ ; of these, an Ingress takes two kinds.
  nginx_policies = {
    for one in hclscan::manifests("Policy") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::can(one.spec.externalAuth) || (core::can(one.spec.ingressMTLS) && core::try(one.spec.ingressMTLS.verifyClient, "on") == "on")...
    if core::startswith(core::try(one.apiVersion, ""), "k8s.nginx.org/")
  }
}

# https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/
# https://haproxy-ingress.github.io/docs/configuration/keys/
resource_policy "kubernetes_manifest" "haproxy_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.haproxy_controllers, local.controller) && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    doors     = hclscan::ingress_backends(attrs.manifest, local.open_paths)
    is_open = !core::contains(input.internal_ingress_classes, hclscan::ingress_class(attrs.manifest)) && (
      core::length(local.doors) > 0 || core::length(hclscan::ingress_backends(attrs.manifest)) == 0
    )
    backends = [for one in local.doors : core::try(one.service.name, one.serviceName, "")]
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for name in local.backends : hclscan::service_authenticates(local.namespace, name)
    ])

    # Two controllers are called so; each reads its own annotations only.
    controller = hclscan::ingress_controller(attrs.manifest)
    ours       = core::startswith(local.controller, "haproxy-ingress.github.io/") ? {} : local.notes
    other      = core::startswith(local.controller, "haproxy.org/") ? {} : local.notes
  }

  enforce {
    condition = (
      (
        core::contains(["basic-auth", "basic"], core::try(local.ours["haproxy.org/auth-type"], null))
        && !core::contains(local.nothing, core::try(local.ours["haproxy.org/auth-secret"], null))
      )
      || (
        !core::contains(local.nothing, core::try(local.ours["haproxy.org/client-ca"], null))
        && !core::contains(local.yes, core::try(local.ours["haproxy.org/client-crt-optional"], false))
      )
      || core::anytrue([
        for key in local.asking_keys :
        !core::contains(local.nothing, core::try(local.other["haproxy-ingress.github.io/${key}"], local.other["ingress.kubernetes.io/${key}"], null))
      ])
      || (
        !core::contains(local.nothing, core::try(local.other["haproxy-ingress.github.io/auth-tls-secret"], null))
        && core::try(local.other["haproxy-ingress.github.io/auth-tls-verify-client"], "on") == "on"
      )
      || (!core::startswith(local.controller, "haproxy.org/") && (local.haproxy_asks_everywhere || (
        core::length(local.backends) > 0 && core::alltrue([
          for name in local.backends : core::anytrue(core::flatten([
            for service in core::try(local.services_by_name["${local.namespace}/${name}"], []) : [
              for key in local.asking_keys : !core::contains(local.nothing, core::try(service.metadata.annotations["haproxy-ingress.github.io/${key}"], null))
            ]
          ]))
        ])
      )))
      || local.is_asked_behind
    )
    error_message = "This entry point asks nobody who they are: none of the annotations that its controller reads says so."
  }
}

resource_policy "kubernetes_manifest" "nginx_com_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && hclscan::ingress_controller(attrs.manifest) == "nginx.org/ingress-controller" && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    doors     = hclscan::ingress_backends(attrs.manifest, local.open_paths)
    is_open = !core::contains(input.internal_ingress_classes, hclscan::ingress_class(attrs.manifest)) && (
      core::length(local.doors) > 0 || core::length(hclscan::ingress_backends(attrs.manifest)) == 0
    )
    backends = [for one in local.doors : core::try(one.service.name, one.serviceName, "")]
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for name in local.backends : hclscan::service_authenticates(local.namespace, name)
    ])

    named = [
      for text in core::compact(core::split(",", core::try(local.notes["nginx.org/policies"], ""))) :
      core::contains_substring(text, "/") ? core::trimspace(text) : "${local.namespace}/${core::trimspace(text)}"
    ]
  }

  enforce {
    condition = (
      core::anytrue([
        for key in ["nginx.org/basic-auth-secret", "nginx.com/jwt-key"] : !core::contains(local.nothing, core::try(local.notes[key], null))
      ])
      || local.is_asked_behind
      || core::anytrue([
        for name in local.named : core::can(local.nginx_policies[name]) ? core::anytrue(local.nginx_policies[name]) : core::can(
          core::getdatasource("kubernetes_resource", {
            api_version = "k8s.nginx.org/v1", kind = "Policy", metadata = [{ name = name }]
          }).object.spec.externalAuth
        )
      ])
    )
    error_message = "This entry point asks nobody who they are: no annotation does, and no policy of a kind that an Ingress can use."
  }
}

# Without a policy, Pomerium lets nobody in. https://www.pomerium.com/docs/deploy/k8s/ingress
resource_policy "kubernetes_manifest" "pomerium_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && hclscan::ingress_controller(attrs.manifest) == "pomerium.io/ingress-controller" && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    doors     = hclscan::ingress_backends(attrs.manifest, local.open_paths)
    is_open = !core::contains(input.internal_ingress_classes, hclscan::ingress_class(attrs.manifest)) && (
      core::length(local.doors) > 0 || core::length(hclscan::ingress_backends(attrs.manifest)) == 0
    )
  }

  enforce {
    condition = (
      !core::contains(local.yes, core::try(local.notes["ingress.pomerium.io/allow_public_unauthenticated_access"], false))
      && !core::regex_match(core::try(local.notes["ingress.pomerium.io/policy"], ""), "accept *: *[\"']?true")
    )
    error_message = "This entry point lets everybody in without asking who they are: its policy says so."
  }
}

# These controllers have no way of their own to ask who is calling: a program behind them has to.
resource_policy "kubernetes_manifest" "ingress_without_login" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.controllers_without_login, hclscan::ingress_controller(attrs.manifest)) && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    doors     = hclscan::ingress_backends(attrs.manifest, local.open_paths)
    is_open = !core::contains(input.internal_ingress_classes, hclscan::ingress_class(attrs.manifest)) && (
      core::length(local.doors) > 0 || core::length(hclscan::ingress_backends(attrs.manifest)) == 0
    )
    backends = [for one in local.doors : core::try(one.service.name, one.serviceName, "")]
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for name in local.backends : hclscan::service_authenticates(local.namespace, name)
    ])
  }

  enforce {
    condition     = local.is_asked_behind
    error_message = "This entry point passes everybody on: its controller cannot ask who they are, and no program behind it is known to."
  }
}
