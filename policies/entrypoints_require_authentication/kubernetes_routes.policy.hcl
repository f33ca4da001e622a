# Entry points that are written as objects of a controller's own: Traefik, Contour, F5, Ambassador, APISIX, OpenShift. Each route is
# judged by itself. An object that is named and is not among the manifests may be in the cluster.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  # What anybody may ask for: the proof that a certificate authority wants to see, and whether the application is alive.
  open_paths  = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"
  open_match  = "^ *(Host[(][^)]*[)] *&& *)?Path(Prefix)?[(].(/[.]well-known/acme-challenge[^)]*|/(health|healthz|livez|readyz|ping)/?).[)] *$"
  api_group_of_traefik = "^traefik[.](io|containo[.]us)/"

  # -- Traefik ---------------------------------------------------------------------------------------------------------------

  asking_middlewares = ["basicAuth", "digestAuth", "forwardAuth", "jwt", "oidc", "apiKey", "ldap", "hmac", "oAuthIntrospection"]
  asking_plugins     = "(?i)oidc|openid|jwt|auth|keycloak"
  middlewares = [
    for one in hclscan::manifests("Middleware") : {
      id      = "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"
      name    = core::try(one.metadata.name, "")
      members = core::try([for each in one.spec.chain.middlewares : "${core::try(each.namespace, one.metadata.namespace, "default")}/${each.name}"], [])
      parts   = core::try([for each in one.spec.chain.middlewares : each.name], [])
      asks = (
        core::anytrue([for key in local.asking_middlewares : core::try(one.spec[key], null) != null])
        || core::anytrue(core::try([for key, value in one.spec.plugin : core::regex_match(key, local.asking_plugins)], []))
      )
    }
  ]
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
  certificate_options = [
    for one in hclscan::manifests("TLSOption") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"
    if core::try(one.spec.clientAuth.clientAuthType, "") == "RequireAndVerifyClientCert"
  ]

  # -- Contour ---------------------------------------------------------------------------------------------------------------

  contour_asks_everywhere = core::anytrue([
    for one in hclscan::manifests("ContourConfiguration") :
    core::can(one.spec.globalExtAuth.extensionRef) && !core::contains(local.yes, core::try(one.spec.globalExtAuth.failOpen, false))
  ])

  # -- F5, https://docs.nginx.com/nginx-ingress-controller/configuration/policy-resource/ ------------------------------------

  asking_policies = ["oidc", "jwt", "basicAuth", "apiKey", "externalAuth"]
  nginx_policies = {
    for one in hclscan::manifests("Policy") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::anytrue([for key in local.asking_policies : core::try(one.spec[key], null) != null])
    || (core::can(one.spec.ingressMTLS) && core::try(one.spec.ingressMTLS.verifyClient, "on") == "on")...
    if core::startswith(core::try(one.apiVersion, ""), "k8s.nginx.org/")
  }

  # -- Ambassador, https://www.getambassador.io/docs/edge-stack/latest/topics/running/services/auth-service ------------------

  auth_services = hclscan::manifests("AuthService")

  # https://www.getambassador.io/docs/edge-stack/latest/topics/using/filters
  filters_here = [
    for one in hclscan::manifests("Filter") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"
    if !core::can(one.spec.Plugin)
  ]
  asking_filters = [
    for one in hclscan::manifests("Filter") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}"
    if core::anytrue([for key in ["OAuth2", "JWT", "External", "APIKey"] : core::can(one.spec[key])])
  ]
  # What a rule of filters is about, as patterns: a * stands for any text.
  filter_rules = core::flatten([
    for one in hclscan::manifests("FilterPolicy") : core::try([
      for rule in one.spec.rules : {
        host    = "^${core::join(".*", core::split("*", core::try(rule.host, "*")))}$"
        path    = "^${core::join(".*", core::split("*", core::try(rule.path, "*")))}$"
        filters = core::try([for each in rule.filters : "${core::try(each.namespace, one.metadata.namespace, "default")}/${each.name}"], [])
      }
    ], [])
  ])

  # -- APISIX ----------------------------------------------------------------------------------------------------------------

  asking_apisix_plugins = ["basic-auth", "forward-auth", "hmac-auth", "jwt-auth", "key-auth", "ldap-auth", "multi-auth", "openid-connect", "authz-keycloak", "cas-auth"]
  apisix_configs = {
    for one in hclscan::manifests("ApisixPluginConfig") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::anytrue(core::try([
      for plugin in one.spec.plugins : core::contains(local.asking_apisix_plugins, plugin.name) && core::contains(local.yes, plugin.enable)
    ], []))...
  }
}

# A middleware is looked for in the namespace of the route, unless the route names another.
# https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
resource_policy "kubernetes_manifest" "ingress_route" {
  filter = core::try(attrs.manifest.kind, "") == "IngressRoute"

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    routes = [
      for route in core::try([for one in attrs.manifest.spec.routes : one], []) : {
        asked_of  = core::try([for one in route.middlewares : "${core::try(one.namespace, local.namespace)}/${one.name}"], [])
        named     = core::try([for one in route.middlewares : one.name], [])
        is_behind = core::try(core::alltrue([
          for service in route.services : hclscan::service_authenticates(core::try(service.namespace, local.namespace), service.name)
        ]) && core::length(route.services) > 0, false)
      } if !core::regex_match(core::try(route.match, ""), local.open_match)
    ]
    option = core::try("${core::try(attrs.manifest.spec.tls.options.namespace, local.namespace)}/${attrs.manifest.spec.tls.options.name}", "")
  }

  enforce {
    condition = core::contains(local.certificate_options, local.option) || core::alltrue([
      for route in local.routes :
      core::anytrue([for id in route.asked_of : core::contains(local.asking_ids, id)])
      || route.is_behind
      || core::anytrue([
        for name in route.named : core::can(core::getdatasource("kubernetes_resource", {
          api_version = "traefik.io/v1alpha1", kind = "Middleware", metadata = [{ name = name, namespace = local.namespace }]
        }).object.spec.forwardAuth)
        if !core::contains(local.names_of_middlewares, name) || core::anytrue([for id in route.asked_of : core::contains(local.unseen_ids, id)])
      ])
    ])
    error_message = "A route here asks nobody who they are: no middleware that it names does, or it is not where the route looks for it."
  }
}

# https://projectcontour.io/docs/main/config/client-authorization/
resource_policy "kubernetes_manifest" "http_proxy" {
  filter = core::try(attrs.manifest.kind, "") == "HTTPProxy" && core::can(attrs.manifest.spec.virtualhost)

  locals {
    host   = attrs.manifest.spec.virtualhost
    routes = core::try([for one in attrs.manifest.spec.routes : one], [])
    closed = [
      for route in local.routes : route
      if !core::can(route.requestRedirectPolicy) && !core::anytrue(core::try([
        for condition in route.conditions : core::regex_match(core::try(condition.prefix, condition.exact, ""), local.open_paths)
      ], []))
    ]
    asks_outside = (local.contour_asks_everywhere || core::can(local.host.authorization.extensionRef)) && !core::anytrue([
      for switch in [core::try(local.host.authorization.failOpen, false), core::try(local.host.authorization.authPolicy.disabled, false)] :
      core::contains(local.yes, switch)
    ])
    asks_for_tokens = core::anytrue(core::try([for one in local.host.jwtProviders : core::contains(local.yes, core::try(one.default, false))], []))
    asks_for_certificates = core::can(local.host.tls.clientValidation.caSecret) && !core::anytrue([
      for key in ["skipClientCertValidation", "optionalClientCertificate"] :
      core::contains(local.yes, core::try(local.host.tls.clientValidation[key], false))
    ])
  }

  # What a host includes is judged where it stands.
  enforce {
    condition = (
      (core::length(local.routes) > 0 && core::length(local.closed) == 0)
      || local.asks_for_certificates
      || (core::length(local.closed) > 0 || local.asks_outside || local.asks_for_tokens) && core::alltrue([
        for route in local.closed :
        (local.asks_outside && !core::contains(local.yes, core::try(route.authPolicy.disabled, false)))
        || (local.asks_for_tokens && !core::contains(local.yes, core::try(route.jwtVerificationPolicy.disabled, false)))
        || core::can(route.jwtVerificationPolicy.require)
        || core::try(core::length(route.services) > 0 && core::alltrue([
          for service in route.services :
          hclscan::service_authenticates(core::try(attrs.manifest.metadata.namespace, "default"), service.name)
        ]), false)
      ])
    )
    error_message = "A route of this host asks nobody who they are: nothing that checks stands before it, or it is switched off or may fail."
  }
}

# A proxy without a virtual host is a part of one that says who is asked; but it may say that nobody is.
resource_policy "kubernetes_manifest" "http_proxy_part" {
  filter = core::try(attrs.manifest.kind, "") == "HTTPProxy" && !core::can(attrs.manifest.spec.virtualhost)

  enforce {
    condition = core::alltrue(core::try([
      for route in attrs.manifest.spec.routes :
      !core::contains(local.yes, core::try(route.authPolicy.disabled, false)) && !core::contains(local.yes, core::try(route.jwtVerificationPolicy.disabled, false))
      if !core::anytrue(core::try([
        for condition in route.conditions : core::regex_match(core::try(condition.prefix, condition.exact, ""), local.open_paths)
      ], []))
    ], []))
    error_message = "A route here switches off the check that stands before its host."
  }
}

# https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/
resource_policy "kubernetes_manifest" "virtual_server" {
  filter = core::try(attrs.manifest.kind, "") == "VirtualServer" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "k8s.nginx.org/")

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    of_host   = core::try([for one in attrs.manifest.spec.policies : "${core::try(one.namespace, local.namespace)}/${one.name}"], [])
    # Policies of a route take the place of those of the host.
    routes = [
      for route in core::try([for one in attrs.manifest.spec.routes : one], []) :
      core::try([for one in route.policies : "${core::try(one.namespace, local.namespace)}/${one.name}"], local.of_host)
      if !core::regex_match(core::try(route.path, "/"), local.open_paths) && !core::can(route.action.redirect) && !core::can(route.action.return)
    ]
  }

  enforce {
    condition = core::alltrue([
      for policies in local.routes : core::anytrue([
        for name in policies : core::anytrue(core::try(
          local.nginx_policies[name],
          # One of that name in another namespace is not the one that is meant.
          core::anytrue([for other in core::keys(local.nginx_policies) : core::endswith(other, "/${core::split("/", name)[1]}")]) ? [] : [core::can(
            core::getdatasource("kubernetes_resource", { api_version = "k8s.nginx.org/v1", kind = "Policy", metadata = [{ name = name }] }).object.spec.oidc
          )],
        ))
      ])
    ])
    error_message = "A route of this host asks nobody who they are: no policy that applies to it does."
  }
}

resource_policy "kubernetes_manifest" "mapping" {
  filter = core::try(attrs.manifest.kind, "") == "Mapping" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "getambassador.io/")

  locals {
    host   = core::try(attrs.manifest.spec.hostname, attrs.manifest.spec.host, "*")
    prefix = core::try(attrs.manifest.spec.prefix, "/")
    filters = core::flatten([
      for rule in local.filter_rules : rule.filters if core::regex_match(local.host, rule.host) && core::regex_match(local.prefix, rule.path)
    ])
  }

  # A filter that is not here may be in the cluster, and a program of one's own may ask.
  enforce {
    condition = core::regex_match(local.prefix, local.open_paths) || core::can(attrs.manifest.spec.host_redirect) || (
      !core::contains(local.yes, core::try(attrs.manifest.spec.bypass_auth, false)) && (
        core::length(local.auth_services) > 0
        || core::anytrue([for name in local.filters : core::contains(local.asking_filters, name)])
        || core::anytrue([
          for name in local.filters : core::can(core::getdatasource("kubernetes_resource", {
            api_version = "getambassador.io/v3alpha1", kind = "Filter", metadata = [{ name = name }]
          }).object.spec) if !core::contains(local.filters_here, name)
        ])
      )
    )
    error_message = "This entry point asks nobody who they are: no service that checks stands before it, or the mapping goes past it."
  }
}

# https://apisix.apache.org/docs/ingress-controller/concepts/apisix_route/
resource_policy "kubernetes_manifest" "apisix_route" {
  filter = core::try(attrs.manifest.kind, "") == "ApisixRoute" && core::can(attrs.manifest.spec.http)

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
  }

  enforce {
    condition = core::alltrue([
      for route in attrs.manifest.spec.http :
      core::contains(local.yes, core::try(route.authentication.enable, false))
      || core::anytrue(core::try([
        for plugin in route.plugins : core::contains(local.asking_apisix_plugins, plugin.name) && core::contains(local.yes, plugin.enable)
      ], []))
      || (!core::contains(local.nothing, core::try(route.plugin_config_name, null)) && core::anytrue(core::try(
        local.apisix_configs["${local.namespace}/${route.plugin_config_name}"],
        core::anytrue([for other in core::keys(local.apisix_configs) : core::endswith(other, "/${route.plugin_config_name}")]) ? [] : [core::can(
          core::getdatasource("kubernetes_resource", {
            api_version = "apisix.apache.org/v2", kind = "ApisixPluginConfig", metadata = [{ name = route.plugin_config_name, namespace = local.namespace }]
          }).object.spec
        )],
      )))
    ])
    error_message = "A route here asks nobody who they are: authentication is not switched on, and no plugin does it."
  }
}

# The router of OpenShift cannot ask who is calling: a program beside the application has to. Where TLS is passed through, the
# application may ask for a certificate.
resource_policy "kubernetes_manifest" "openshift_route" {
  filter = core::try(attrs.manifest.kind, "") == "Route" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "route.openshift.io/")

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    services = core::concat(
      [core::try(attrs.manifest.spec.to.name, "")], core::try([for one in attrs.manifest.spec.alternateBackends : core::try(one.name, "")], []),
    )
  }

  enforce {
    condition = (
      core::alltrue([for name in local.services : hclscan::service_authenticates(local.namespace, name)])
      || core::regex_match(core::try(attrs.manifest.spec.path, "/"), local.open_paths)
      || (core::try(attrs.manifest.spec.tls.termination, "") == "passthrough" && core::can(core::getdatasource("kubernetes_resource", {
        api_version = "v1", kind = "Service", metadata = [{ name = core::try(attrs.manifest.spec.to.name, ""), namespace = local.namespace }]
      }).object.spec))
    )
    error_message = "This entry point passes everybody on: no program that asks who they are is known to stand behind it."
  }
}
