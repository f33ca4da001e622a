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

  # -- which controller ------------------------------------------------------------------------------------------------------

  # Controllers, and the classes that are called after them where nobody declares them.
  families = {
    "traefik.io/ingress-controller" = "traefik", "traefik" = "traefik"
    "ingress-controllers.konghq.com/kong" = "kong", "kong" = "kong"
    "haproxy.org/ingress-controller/haproxy" = "haproxy", "haproxy.org/ingress-controller" = "haproxy"
    "haproxy-ingress.github.io/controller" = "haproxy", "haproxy" = "haproxy"
    "nginx.org/ingress-controller" = "nginx_com"
    "ingress.k8s.aws/alb" = "alb", "eks.amazonaws.com/alb" = "alb", "alb" = "alb"
    "gce" = "gce", "gce-internal" = "internal"
    "azure/application-gateway" = "azure", "azure-application-gateway" = "azure"
    "alb.networking.azure.io/alb-controller" = "azure", "azure-alb-external" = "azure"
    "openshift.io/ingress-to-route" = "no_login", "openshift-default" = "no_login"
    "projectcontour.io/ingress-controller" = "no_login", "contour" = "no_login"
    "pomerium.io/ingress-controller" = "pomerium", "pomerium" = "pomerium"
  }
  dialects = {
    "alb.ingress.kubernetes.io/"     = "alb"
    "appgw.ingress.kubernetes.io/"   = "azure"
    "haproxy-ingress.github.io/"     = "haproxy"
    "haproxy.org/"                   = "haproxy"
    "ingress.pomerium.io/"           = "pomerium"
    "konghq.com/"                    = "kong"
    "nginx.com/"                     = "nginx_com"
    "nginx.org/"                     = "nginx_com"
    "traefik.ingress.kubernetes.io/" = "traefik"
  }

  # What ingress-nginx is called, or told, where nobody declares the class.
  read_by_nginx = "^(ingress-)?nginx(\n|[^a-z])|^webapprouting[.]kubernetes[.]azure[.]com\n|\nnginx[.]ingress[.]kubernetes[.]io/"

  classes      = hclscan::manifests("IngressClass")
  default_mark = "ingressclass.kubernetes.io/is-default-class"

  controllers_by_class = { for one in local.classes : core::try(one.metadata.name, "") => core::try(core::join("", [one.spec.controller]), "")... }
  default_controllers = [
    for one in local.classes : core::try(core::join("", [one.spec.controller]), "") if core::try(one.metadata.annotations[local.default_mark], "") == "true"
  ]

  # The family of a class: what is declared wins over a name. An Ingress that names no class has the default one.
  families_of_classes = core::merge(local.families, {
    for class, controllers in core::merge(local.controllers_by_class, { "" = local.default_controllers }) :
    class => core::try(local.families[controllers[0]], "") if core::try(controllers[0], "") != ""
  })

  # What anybody may ask for: the proof that a certificate authority wants to see, and whether the application is alive.
  open_paths = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"

  # -- programs behind an entry that ask -------------------------------------------------------------------------------------

  asking_images = "(?i)oauth2?-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
  asking_nobody = "skip-auth-(regex|routes?)[= ]([A-Z]+=)?\\^?/?[.][*]"

  services  = hclscan::manifests("Service")
  workloads = core::flatten([for kind in ["Deployment", "StatefulSet", "DaemonSet"] : hclscan::manifests(kind)])

  asks_somewhere = core::anytrue([
    for one in local.workloads : hclscan::may_match(one, "(?m)${local.asking_images}")
  ])
  judged_services = [
    for service in local.services : {
      id = "${core::try(service.metadata.namespace, "default")}/${core::try(service.metadata.name, "")}"
      asks = local.asks_somewhere && core::try(core::length(service.spec.selector), 0) > 0 && core::try(core::anytrue([
        for one in hclscan::workloads(core::try(service.metadata.namespace, null), service.spec.selector) : core::anytrue([
          for container in hclscan::pod(one).spec.containers : core::regex_match(core::try(container.image, ""), local.asking_images)
        ]) && !core::regex_match(core::valuetostring(hclscan::pod(one).spec.containers), local.asking_nobody)
      ]), false)
    }
  ]
  # Of some it is not known: that leaves nothing open for the others.
  asking_services    = [for one in local.judged_services : one.id if core::valuetostring(one.asks) == "true"]
  undecided_services = [for one in local.judged_services : one if core::valuetostring(one.asks) == "(unknown)"]

  # A name that is not known would leave them all open: such a service is not the one that is named.
  services_by_name = {
    for one in local.services : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" => one...
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "traefik", (
      !core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      && core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "traefik", false)
    ))

    paths = core::flatten(core::try([for rule in attrs.manifest.spec.rules : core::try([for one in rule.http.paths : one], [])], []))
    doors = core::concat(
      [for one in local.paths : core::try(one.backend, {}) if !core::regex_match(core::try(one.path, "/"), local.open_paths)],
      core::try([attrs.manifest.spec.defaultBackend], []),
    )
    is_open = !core::contains(input.internal_ingress_classes, local.class) && (core::length(local.paths) == 0 || core::length(local.doors) > 0)
    backends = [for one in local.doors : core::try(one.service.name, one.serviceName, "")]
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for id in [for name in local.backends : "${local.namespace}/${name}"] :
      core::contains(local.asking_services, id) || core::anytrue([for one in local.undecided_services : one.asks if one.id == id])
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "kong", (
      !core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      && core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "kong", false)
    ))

    paths = core::flatten(core::try([for rule in attrs.manifest.spec.rules : core::try([for one in rule.http.paths : one], [])], []))
    doors = core::concat(
      [for one in local.paths : core::try(one.backend, {}) if !core::regex_match(core::try(one.path, "/"), local.open_paths)],
      core::try([attrs.manifest.spec.defaultBackend], []),
    )
    is_open = !core::contains(input.internal_ingress_classes, local.class) && (core::length(local.paths) == 0 || core::length(local.doors) > 0)
    backends = [for one in local.doors : core::try(one.service.name, one.serviceName, "")]
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for id in [for name in local.backends : "${local.namespace}/${name}"] :
      core::contains(local.asking_services, id) || core::anytrue([for one in local.undecided_services : one.asks if one.id == id])
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
