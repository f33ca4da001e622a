# Entry points of the Gateway API. Who is asked is said by objects that attach to a route or to its gateway, each gateway having
# kinds of its own; they have to stand in the namespace of what they attach to.
#
# https://gateway-api.sigs.k8s.io/reference/policy-attachment/

# Classes whose gateways cannot be reached from outside.
input "internal_gateway_classes" {
  type    = list(string)
  default = ["gke-l7-rilb", "gke-l7-rilb-mc"]
}

locals {
  nothing = [null, ""]
  yes     = [true, "true"]
  routes  = ["HTTPRoute", "GRPCRoute"]

  open_paths = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"

  # -- gateways --------------------------------------------------------------------------------------------------------------

  # Those whose ways to ask are read here: by their controller, or by what their class is usually called.
  read_controllers = "^(gateway[.]envoyproxy[.]io|istio[.]io|networking[.]gke[.]io|konghq[.]com|traefik[.]io|gateway[.]nginx[.]org|kgateway[.]dev|projectcontour[.]io)/"
  read_classes     = "^(eg|envoy|envoy-gateway|istio|gke-l7-.*|kong|traefik|nginx|kgateway|contour)$"

  controllers = { for one in hclscan::manifests("GatewayClass") : core::try(one.metadata.name, "") => core::try(one.spec.controllerName, "")... }
  gateways = {
    for one in hclscan::manifests("Gateway") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" => {
      labels = core::try(one.metadata.labels, null)
      is_read = core::regex_match(
        core::try(local.controllers[one.spec.gatewayClassName][0], ""), local.read_controllers
      ) || (!core::can(local.controllers[one.spec.gatewayClassName]) && core::regex_match(core::try(one.spec.gatewayClassName, ""), local.read_classes))
      is_closed = (
        core::contains(input.internal_gateway_classes, core::try(one.spec.gatewayClassName, ""))
        || core::try(one.metadata.annotations["networking.istio.io/service-type"], "") == "ClusterIP"
        || core::try(core::length(one.spec.listeners) > 0 && core::alltrue([
          for listener in one.spec.listeners : core::length(listener.tls.frontendValidation.caCertificateRefs) > 0
        ]), false)
      )
    }... if core::startswith(core::try(one.apiVersion, ""), "gateway.networking.k8s.io/")
  }

  # -- what attaches to them -------------------------------------------------------------------------------------------------

  # Envoy Gateway; a policy at a route takes the place of the one at its gateway, unless it merges with it.
  # https://gateway.envoyproxy.io/docs/api/extension_types/#securitypolicyspec
  security_policies = [
    for one in hclscan::manifests("SecurityPolicy") : {
      manifest = one
      replaces = !core::can(one.spec.mergeType)
      asks = (
        core::anytrue([for key in ["oidc", "basicAuth", "apiKeyAuth"] : core::try(one.spec[key], null) != null])
        || (core::try(one.spec.jwt, null) != null && !core::contains(local.yes, core::try(one.spec.jwt.optional, false)))
        || (core::try(one.spec.extAuth, null) != null && !core::contains(local.yes, core::try(one.spec.extAuth.failOpen, false)))
        || (core::try(one.spec.authorization.defaultAction, "") == "Deny" && core::alltrue(core::try([
          for rule in one.spec.authorization.rules : core::can(rule.principal.jwt) || core::try(rule.action, "") != "Allow"
        ], [])))
      )
    }
  ]
  other_policies = core::concat(
    [
      # https://gateway.envoyproxy.io/docs/api/extension_types/#clientvalidationcontext
      for one in hclscan::manifests("ClientTrafficPolicy") : {
        manifest = one
        replaces = false
        asks = (
          core::try(core::length(one.spec.tls.clientValidation.caCertificateRefs), 0) > 0
          && !core::contains(local.yes, core::try(one.spec.tls.clientValidation.optional, false))
        )
      }
    ],
    [
      # https://docs.kuadrant.io/latest/kuadrant-operator/doc/reference/authpolicy/
      for one in hclscan::manifests("AuthPolicy") : {
        manifest = one
        replaces = false
        asks = core::anytrue([
          for found in [core::try(one.spec.rules.authentication, one.spec.defaults.rules.authentication, one.spec.overrides.rules.authentication, {})] :
          core::try(core::length(found) > 0 && !core::anytrue([for name, each in found : core::can(each.anonymous)]), false)
        ])
      }
    ],
    [
      # https://kgateway.dev/docs/main/reference/api/
      for one in hclscan::manifests("TrafficPolicy") : {
        manifest = one
        replaces = false
        asks = (
          (core::can(one.spec.extAuth) && !core::can(one.spec.extAuth.disable))
          || core::anytrue([for key in ["jwtAuth", "basicAuth", "apiKeyAuth", "apiKeyAuthentication"] : core::try(one.spec[key], null) != null])
        )
      }
    ],
    [
      # https://istio.io/latest/docs/reference/config/security/authorization-policy/
      # What only writes down what it would do lets everybody in.
      for one in hclscan::manifests("AuthorizationPolicy") : {
        manifest = one
        replaces = false
        # Patterns of the hosts that it is about, where it is not about all: a * stands for any text.
        hosts = core::flatten(core::try([
          for rule in one.spec.rules : core::try([for to in rule.to : core::try([for host in to.operation.hosts : "^${core::join(".*", core::split("*", host))}$"], [])], [])
        ], []))
        # Of those that let callers in, one that asks nobody is enough to be let in.
        allows = core::try(one.spec.action, "ALLOW") == "ALLOW"
        asks = core::try(one.spec.action, "ALLOW") == "ALLOW" ? core::alltrue(core::try([
          for rule in one.spec.rules : core::anytrue([
            core::try(core::length(rule.from) > 0 && core::alltrue([
              for from in rule.from :
              core::length(core::try(from.source.requestPrincipals, [])) > 0
              || (core::length(core::try(from.source.principals, [])) > 0 && !core::regex_match(core::join(" ", from.source.principals), "gateway|ingress|^[*]$"))
            ]), false),
            core::anytrue(core::try([for when in rule.when : core::startswith(when.key, "request.auth.") && core::can(when.values)], [])),
            core::try(core::length(rule.to) > 0 && core::alltrue(core::flatten([
              for to in rule.to : [for path in to.operation.paths : core::regex_match(path, local.open_paths)]
            ])), false),
          ])
          ], [])) : core::anytrue(core::try([
          for rule in one.spec.rules : (
            core::try(one.spec.action, "") == "CUSTOM"
            || core::anytrue(core::try([for from in rule.from : core::contains(from.source.notRequestPrincipals, "*")], []))
          )
          # It has to hold for every path but those for everybody.
          && core::alltrue(core::try([
            for to in rule.to :
            (!core::can(to.operation.paths) || core::contains(to.operation.paths, "/*") || core::contains(to.operation.paths, "*"))
            && !core::can(to.operation.methods) && !core::can(to.operation.ports)
            && core::alltrue(core::try([for path in to.operation.notPaths : core::regex_match(path, local.open_paths)], []))
          ], []))
        ], []))
      }
      if core::try(one.metadata.annotations["istio.io/dry-run"], "") != "true" && core::try(one.spec.action, "ALLOW") != "AUDIT"
    ],
  )

  attached = core::flatten([
    for policy in core::concat(local.security_policies, local.other_policies) : [
      for target in core::concat(
        core::try([policy.manifest.spec.targetRef], []), core::try([for each in policy.manifest.spec.targetRefs : each], []),
        # The pods of a gateway carry its name: https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
        core::try([{
          kind = "Gateway"
          name = core::try(policy.manifest.spec.selector.matchLabels["gateway.networking.k8s.io/gateway-name"], policy.manifest.spec.selector.matchLabels["istio.io/gateway-name"])
        }], []),
      ) : {
        target   = core::try("${core::try(policy.manifest.metadata.namespace, "default")}/${target.kind}/${target.name}", "")
        section  = core::try(target.sectionName, "")
        replaces = policy.replaces
        allows   = core::try(policy.allows, false)
        hosts    = core::try(policy.hosts, [])
        asks     = policy.asks
      }
    ]
  ])
  # By what they attach to; that may not be known.
  attached_to = { for one in local.attached : core::valuetostring(one.target) => one... }
  attached_by_labels = core::flatten([
    for policy in local.security_policies : core::try([
      for target in policy.manifest.spec.targetSelectors : {
        place    = core::try("${core::try(policy.manifest.metadata.namespace, "default")}/${target.kind}", "")
        selector = target
        replaces = policy.replaces
        asks     = policy.asks
      }
    ], [])
  ])

  # Filters inside a route: https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter
  asking_middlewares  = ["basicAuth", "digestAuth", "forwardAuth", "jwt", "oidc", "apiKey", "ldap", "hmac", "oAuthIntrospection"]
  asking_kong_plugins = ["basic-auth", "hmac-auth", "jwt", "key-auth", "ldap-auth", "mtls-auth", "oauth2", "openid-connect", "saml"]
  filters_here = core::flatten([
    for kind in ["Middleware", "KongPlugin", "AuthenticationFilter"] : [
      for one in hclscan::manifests(kind) : "${kind}/${core::try(one.metadata.name, "")}"
    ]
  ])
  asking_filters = core::concat(
    [
      for one in hclscan::manifests("Middleware") : "${core::try(one.metadata.namespace, "default")}/Middleware/${core::try(one.metadata.name, "")}"
      if core::anytrue([for key in local.asking_middlewares : core::try(one.spec[key], null) != null])
    ],
    [
      for one in hclscan::manifests("KongPlugin") : "${core::try(one.metadata.namespace, "default")}/KongPlugin/${core::try(one.metadata.name, "")}"
      if core::contains(local.asking_kong_plugins, core::try(one.plugin, "")) && !core::contains(local.yes, core::try(one.disabled, false))
      && core::contains(local.nothing, core::try(one.config.anonymous, null))
    ],
    [
      for one in hclscan::manifests("AuthenticationFilter") :
      "${core::try(one.metadata.namespace, "default")}/AuthenticationFilter/${core::try(one.metadata.name, "")}"
    ],
  )

  # https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources#configure_iap
  services_with_iap = [
    for one in hclscan::manifests("GCPBackendPolicy") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.spec.targetRef.name, "")}"
    if core::contains(local.yes, core::try(one.spec.default.iap.enabled, false))
  ]
}

# A route between services of the mesh, one that only redirects, and one that no gateway takes, are no entry points.
resource_policy "kubernetes_manifest" "gateway_route" {
  filter = core::contains(local.routes, core::try(attrs.manifest.kind, "")) && core::length(local.parents) > 0 && core::length(local.closed) > 0

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    id        = "${local.namespace}/${attrs.manifest.kind}/${core::try(attrs.manifest.metadata.name, "")}"
    labels    = core::try(attrs.manifest.metadata.labels, null)
    hosts     = core::try([for host in attrs.manifest.spec.hostnames : "${host}"], [])
    parents = core::try([
      for one in attrs.manifest.spec.parentRefs : {
        namespace = core::try(one.namespace, local.namespace)
        name      = core::try(one.name, "")
        section   = core::try(one.sectionName, "")
      } if core::try(one.kind, "Gateway") == "Gateway"
    ], [])
    closed = core::try([
      for rule in attrs.manifest.spec.rules : rule
      if !core::anytrue(core::try([for filter in rule.filters : core::try(filter.type, "") == "RequestRedirect"], []))
      && !core::try(core::length(rule.matches) > 0 && core::alltrue([
        for match in rule.matches : core::regex_match(core::try(match.path.value, "/"), local.open_paths)
      ]), false)
    ], [])

    # -- at the route --------------------------------------------------------------------------------------------------------

    own = core::concat(
      [
        for one in core::flatten([for key in core::distinct([core::valuetostring(local.id), "(unknown)"]) : core::try(local.attached_to[key], [])]) : one
        if one.target == local.id && one.section == ""
      ],
      [
        for one in local.attached_by_labels : one
        if one.place == "${local.namespace}/${attrs.manifest.kind}" && core::try(hclscan::selects(one.selector, local.labels), false)
      ],
    )
    is_replaced = core::anytrue([for one in local.own : one.replaces])
    plugins     = core::split(",", core::try(attrs.manifest.metadata.annotations["konghq.com/plugins"], ""))

    # -- at each gateway that takes it: one that is not among the manifests, or of another kind, may ask by itself -----------

    parents_with_policies = [
      for one in local.parents : {
        namespace = one.namespace
        name      = one.name
        section   = one.section
        attached = core::flatten([
          for key in core::distinct([core::valuetostring("${one.namespace}/Gateway/${one.name}"), "(unknown)"]) : core::try(local.attached_to[key], [])
        ])
      }
    ]
    parents_that_ask = [
      for parent in local.parents_with_policies : core::anytrue(core::concat(
        [
          for one in parent.attached : one.asks && !(local.is_replaced && one.replaces) && (core::length(one.hosts) == 0 || (
            core::length(local.hosts) > 0 && core::alltrue([
              for host in local.hosts : core::anytrue([for pattern in one.hosts : core::regex_match(host, pattern)])
            ])
          ))
          if !one.allows && one.target == "${parent.namespace}/Gateway/${parent.name}" && core::contains(["", parent.section], one.section)
        ],
        [
          for letting_in in [[
            for one in parent.attached : one.asks
            if one.allows && one.target == "${parent.namespace}/Gateway/${parent.name}" && core::contains(["", parent.section], one.section)
          ]] : core::length(letting_in) > 0 && core::alltrue(letting_in)
        ],
        [
          for one in local.attached_by_labels : one.asks && !(local.is_replaced && one.replaces)
          if one.place == "${parent.namespace}/Gateway" && core::anytrue([
            for gateway in core::try(local.gateways["${parent.namespace}/${parent.name}"], []) : core::try(hclscan::selects(one.selector, gateway.labels), false)
          ])
        ],
        [for one in core::try(local.gateways["${parent.namespace}/${parent.name}"], []) : one.is_closed],
        core::anytrue([for one in core::try(local.gateways["${parent.namespace}/${parent.name}"], []) : one.is_read]) ? [] : [
          core::can(core::getdatasource("kubernetes_resource", {
            api_version = "gateway.networking.k8s.io/v1", kind = "Gateway", metadata = [{ name = parent.name, namespace = parent.namespace }]
          }).object.spec)
        ],
      ))
    ]
  }

  enforce {
    condition = (
      core::anytrue([for one in local.own : one.asks])
      || core::anytrue([for name in local.plugins : core::contains(local.asking_filters, "${local.namespace}/KongPlugin/${core::trimspace(name)}")])
      || core::alltrue([
        for rule in local.closed : core::anytrue(core::try([
          for filter in rule.filters : core::try(filter.type, "") == "ExternalAuth"
          || core::contains(local.asking_filters, "${local.namespace}/${core::try(filter.extensionRef.kind, "")}/${core::try(filter.extensionRef.name, "")}")
          # One that is not here may be in the cluster; one of that name in another namespace is not the one that is meant.
          || (core::can(filter.extensionRef.name) && !core::contains(local.filters_here, "${core::try(filter.extensionRef.kind, "")}/${core::try(filter.extensionRef.name, "")}") && core::can(
            core::getdatasource("kubernetes_resource", {
              api_version = core::try(filter.extensionRef.group, ""), kind = core::try(filter.extensionRef.kind, ""), metadata = [{ name = filter.extensionRef.name, namespace = local.namespace }]
            }).object.spec
          ))
        ], []))
        || core::try(core::length(rule.backendRefs) > 0 && core::alltrue([
          for one in [for each in rule.backendRefs : { namespace = core::try(each.namespace, local.namespace), name = each.name }] :
          core::contains(local.services_with_iap, "${one.namespace}/${one.name}") || hclscan::service_authenticates(one.namespace, one.name)
        ]), false)
      ])
      || core::alltrue(local.parents_that_ask)
    )
    error_message = "This route asks nobody who they are: nothing that does is attached to it or to its gateway."
  }
}

# A key that everybody who uses the interface has tells no one from another.
resource_policy "kubernetes_manifest" "shared_keys" {
  enforcement_level = "advisory"

  filter = core::contains(["SecurityPolicy", "KongPlugin", "KongClusterPlugin"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = !(
      core::contains(["key-auth", "key-auth-enc"], core::try(attrs.manifest.plugin, ""))
      || (core::can(attrs.manifest.spec.apiKeyAuth) && !core::anytrue([for key in ["oidc", "jwt", "basicAuth", "extAuth"] : core::can(attrs.manifest.spec[key])]))
    )
    error_message = "Callers are known by a fixed key alone, which is passed on and says of nobody who they are."
  }
}
