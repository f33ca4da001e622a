# Entry points of a cluster behind Traefik and Kong. What an Ingress names says who is asked: that is followed. An object that is not among
# the manifests may be in the cluster.

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

  # -- objects that say who is asked -----------------------------------------------------------------------------------------

  # https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/
  asking_middlewares = ["basicAuth", "digestAuth", "forwardAuth", "jwt", "oidc", "apiKey", "ldap", "hmac", "oAuthIntrospection"]
  asking_plugins     = "(?i)oidc|openid|jwt|auth|keycloak"
  middlewares = [
    for one in hclscan::manifests("Middleware") : {
      id      = "${core::try(one.metadata.namespace, "default")}-${core::try(one.metadata.name, "")}"
      name    = core::try(one.metadata.name, "")
      members = core::try([for each in one.spec.chain.middlewares : "${core::try(each.namespace, one.metadata.namespace, "default")}-${each.name}"], [])
      parts   = core::try([for each in one.spec.chain.middlewares : each.name], [])
      asks = (
        core::anytrue([for key in local.asking_middlewares : core::try(one.spec[key], null) != null])
        || core::anytrue(core::try([for key, value in one.spec.plugin : core::regex_match(key, local.asking_plugins)], []))
      )
    }
  ]
  # Those that ask, also through a chain of them, and through a chain of chains.
  directly_asking = [for one in local.middlewares : one.id if one.asks]
  chains_asking   = [for one in local.middlewares : one.id if core::anytrue([for id in one.members : core::contains(local.directly_asking, id)])]
  asking_ids = core::concat(local.directly_asking, local.chains_asking, [
    for one in local.middlewares : one.id if core::anytrue([for id in one.members : core::contains(local.chains_asking, id)])
  ])
  # Chains with a part that is not here, and chains of these: the part may be in the cluster, and may ask.
  names_of_middlewares = [for one in local.middlewares : one.name]
  chains_unseen = [
    for one in local.middlewares : one.id if core::anytrue([for name in one.parts : !core::contains(local.names_of_middlewares, name)])
  ]
  unseen_ids = core::concat(local.chains_unseen, [
    for one in local.middlewares : one.id if core::anytrue([for id in one.members : core::contains(local.chains_unseen, id)])
  ])

  asking_names = [for id in local.asking_ids : "${id}@kubernetescrd"]
  unseen_names = [for id in local.unseen_ids : "${id}@kubernetescrd"]

  certificate_options = [
    for one in hclscan::manifests("TLSOption") : "${core::try(one.metadata.namespace, "default")}-${core::try(one.metadata.name, "")}@kubernetescrd"
    if core::try(one.spec.clientAuth.clientAuthType, "") == "RequireAndVerifyClientCert"
  ]

  # https://developer.konghq.com/plugins/?category=authentication ; an anonymous consumer lets everybody in.
  asking_kong_plugins = [
    "basic-auth", "header-cert-auth", "hmac-auth", "jwt", "jwt-signer", "key-auth", "key-auth-enc", "ldap-auth", "ldap-auth-advanced",
    "mtls-auth", "oauth2", "oauth2-introspection", "openid-connect", "saml", "vault-auth",
  ]
  kong_plugins = [
    for one in core::concat(hclscan::manifests("KongPlugin"), hclscan::manifests("KongClusterPlugin")) : {
      kind      = one.kind
      name      = core::try(one.metadata.name, "")
      namespace = core::try(one.metadata.namespace, "default")
      is_global = core::contains(local.yes, core::try(one.metadata.labels.global, null))
      asks = (
        core::contains(local.asking_kong_plugins, core::try(one.plugin, ""))
        && !core::contains(local.yes, core::try(one.disabled, false))
        && core::contains(local.nothing, core::try(one.config.anonymous, null))
      )
    }
  ]
}

# Traefik writes namespace-name@kubernetescrd. A middleware that is here under another namespace is not the one that is named.
resource_policy "kubernetes_manifest" "traefik_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && hclscan::ingress_controller(attrs.manifest) == "traefik.io/ingress-controller" && local.is_open

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

    named = core::compact([
      for text in core::split(",", core::try(local.notes["traefik.ingress.kubernetes.io/router.middlewares"], "")) : core::trimspace(text)
    ])
    options = core::try(local.notes["traefik.ingress.kubernetes.io/router.tls.options"], "")
  }

  enforce {
    condition = (
      core::contains(local.certificate_options, local.options)
      || core::anytrue([for text in local.named : core::contains(local.asking_names, text)])
      || local.is_asked_behind
      || core::anytrue([
        for text in local.named : core::can(core::getdatasource("kubernetes_resource", {
          api_version = "traefik.io/v1alpha1", kind = "Middleware", metadata = [{ name = text }]
        }).object.spec.forwardAuth)
        if core::contains(local.unseen_names, text) || !core::anytrue([
          for one in local.middlewares : core::regex_match(text, "(^|-)${one.name}@kubernetescrd$")
        ])
      ])
    )
    error_message = "This entry point asks nobody who they are: it names no middleware that does, or one that is not where it says."
  }
}

resource_policy "kubernetes_manifest" "kong_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && hclscan::ingress_controller(attrs.manifest) == "ingress-controllers.konghq.com/kong" && local.is_open

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

    # Plugins are named at the Ingress or at all the services behind it; they are those of the namespace or of the whole cluster.
    named = core::compact([for text in core::split(",", core::try(local.notes["konghq.com/plugins"], "")) : core::trimspace(text)])
    asking = [
      for one in local.kong_plugins : one.name if one.asks && (one.kind == "KongClusterPlugin" || one.namespace == local.namespace)
    ]
  }

  enforce {
    condition = (
      core::anytrue([for name in local.named : core::contains(local.asking, name)])
      || core::anytrue([for one in local.kong_plugins : one.is_global && one.asks && one.kind == "KongClusterPlugin"])
      || local.is_asked_behind
      || (core::length(local.backends) > 0 && core::alltrue([
        for name in local.backends : core::anytrue(core::flatten([
          for service in core::try(local.services_by_name["${local.namespace}/${name}"], []) : [
            for text in core::split(",", core::try(service.metadata.annotations["konghq.com/plugins"], "")) :
            core::contains(local.asking, core::trimspace(text))
          ]
        ]))
      ]))
      || core::anytrue([
        for name in local.named : core::can(core::getdatasource("kubernetes_resource", {
          api_version = "configuration.konghq.com/v1", kind = "KongPlugin", metadata = [{ name = name, namespace = local.namespace }]
        }).object.plugin)
        if !core::anytrue([for one in local.kong_plugins : one.name == name])
      ])
    )
    error_message = "This entry point asks nobody who they are: no plugin that does is switched on for it."
  }
}
