# Entry points of Istio. Checking the tokens of those who send one asks nobody: it takes an AuthorizationPolicy that wants one, where
# the gateway or the application runs.
#
# https://istio.io/latest/docs/tasks/security/authorization/authz-ingress/

locals {
  yes        = [true, "true"]
  open_paths = "^/[.]well-known/acme-challenge|^/(health|healthz|livez|readyz|ping)/?$"

  # Namespaces in which gateways run where no Deployment of them is among the manifests. Policies of the first hold everywhere.
  root_namespace     = "istio-system"
  usual_namespaces   = ["istio-system", "istio-ingress", "istio-gateways"]
  workloads          = core::concat(hclscan::manifests("Deployment"), hclscan::manifests("DaemonSet"))
  gateways_in_sight  = [for one in local.workloads : one if core::regex_match(core::valuetostring(core::try(one.spec.template.spec.containers, [])), "istio/proxyv2|\"auto\"")]
  services           = hclscan::manifests("Service")
  selectors_by_service = {
    for one in local.services : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" => core::try(one.spec.selector, {})...
  }

  # What a policy lets through or turns away. Naming the gateway as the one who calls lets in everybody who comes through it.
  policies = [
    for one in hclscan::manifests("AuthorizationPolicy") : {
      namespace = core::try(one.metadata.namespace, "default")
      selector  = core::try(one.spec.selector.matchLabels, {})
      # Patterns of the hosts that it is about, where it is not about all: a * stands for any text.
      hosts = core::flatten(core::try([
        for rule in one.spec.rules : core::try([for to in rule.to : core::try([for host in to.operation.hosts : "^${core::join(".*", core::split("*", host))}$"], [])], [])
      ], []))
      # One that names what it is about is about nothing else in its namespace.
      services = core::concat(
        core::try([for target in one.spec.targetRefs : target.name if core::try(target.kind, "") == "Service"], []),
        core::try(one.spec.targetRef.kind, "") == "Service" ? [core::try(one.spec.targetRef.name, "")] : [],
      )
      is_for_pods = !core::can(one.spec.targetRefs) && !core::can(one.spec.targetRef)
      allows    = core::try(one.spec.action, "ALLOW") == "ALLOW"
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
    # What only writes down what it would do lets everybody in.
    # https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/
    if core::startswith(core::try(one.apiVersion, ""), "security.istio.io/") && core::try(one.metadata.annotations["istio.io/dry-run"], "") != "true"
    && core::try(one.spec.action, "ALLOW") != "AUDIT"
  ]

  # Those whose namespace is not known are among those of every namespace.
  policies_by_namespace = { for policy in local.policies : core::valuetostring(policy.namespace) => policy... }

  gateways = {
    for one in hclscan::manifests("Gateway") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" => {
      # Pods of the gateway that comes with Istio carry both labels.
      labels = core::merge(
        core::try(one.spec.selector.istio, "") == "ingressgateway" ? { app = "istio-ingressgateway" } : {}, core::try(one.spec.selector, {})
      )
      namespaces = [
        for each in local.gateways_in_sight : core::try(each.metadata.namespace, "default")
        if core::try(hclscan::selects(core::try(one.spec.selector, null), core::try(each.spec.template.metadata.labels, null)), false)
      ]
      wants_certificates = core::try(core::length(one.spec.servers) > 0 && core::alltrue([
        for server in one.spec.servers : core::contains(["MUTUAL", "ISTIO_MUTUAL"], core::try(server.tls.mode, "")) || core::contains(local.yes, core::try(server.tls.httpsRedirect, false))
      ]), false)
    }... if core::startswith(core::try(one.apiVersion, ""), "networking.istio.io/")
  }
  # Hosts for which a policy wants to know.
  asked_hosts = {
    for id, found in local.gateways : id => core::flatten([
      for one in found : [
        for policy in core::flatten([
          for name in core::distinct(core::concat(
            ["(unknown)", local.root_namespace], [for each in core::length(one.namespaces) > 0 ? one.namespaces : local.usual_namespaces : core::valuetostring(each)],
          )) : core::try(local.policies_by_namespace[name], [])
        ]) : policy.hosts
        if core::contains(core::concat([local.root_namespace], core::length(one.namespaces) > 0 ? one.namespaces : local.usual_namespaces), policy.namespace) && policy.asks && !policy.allows && policy.is_for_pods && core::try(hclscan::selects(policy.selector, one.labels), false)
      ]
    ])
  }
  gateways_that_ask = {
    for id, found in local.gateways : id => core::alltrue([
      for one in found : one.wants_certificates || core::anytrue([
        for here in [[
          for policy in core::flatten([
            for name in core::distinct(core::concat(
              ["(unknown)", local.root_namespace], [for each in core::length(one.namespaces) > 0 ? one.namespaces : local.usual_namespaces : core::valuetostring(each)],
            )) : core::try(local.policies_by_namespace[name], [])
          ]) : policy
          if core::contains(core::concat([local.root_namespace], core::length(one.namespaces) > 0 ? one.namespaces : local.usual_namespaces), policy.namespace)
          && policy.is_for_pods && core::try(hclscan::selects(policy.selector, one.labels), false)
        ]] :
        core::anytrue([for policy in here : policy.asks && !policy.allows && core::length(policy.hosts) == 0]) || (
          core::anytrue([for policy in here : policy.allows]) && core::alltrue([for policy in here : policy.asks if policy.allows])
        )
      ])
    ])
  }
}

resource_policy "kubernetes_manifest" "virtual_service" {
  filter = core::try(attrs.manifest.kind, "") == "VirtualService" && core::length(local.entries) > 0 && core::length(local.closed) > 0

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    entries = core::try([
      for name in attrs.manifest.spec.gateways : core::contains_substring(name, "/") ? core::join("/", [
        for part in core::split("/", name) : part == "." ? local.namespace : part
      ]) : "${local.namespace}/${name}" if name != "mesh"
    ], [])
    closed = core::try([
      for one in attrs.manifest.spec.http : one if !core::can(one.redirect) && !core::can(one.directResponse) && !core::try(
        core::length(one.match) > 0 && core::alltrue([
          for match in one.match : core::regex_match(core::try(match.uri.exact, match.uri.prefix, "/"), local.open_paths)
        ]), false
      )
    ], [])

    # The application itself may want a token.
    hosts = core::flatten([for one in local.closed : core::try([for each in one.route : each.destination.host], [])])
    backends = [
      for host in local.hosts : {
        name      = core::split(".", host)[0]
        namespace = core::try(core::split(".", host)[1], local.namespace)
      }
    ]
    backends_that_ask = [
      for one in local.backends : core::anytrue([
        for here in [[
          for policy in core::flatten([
            for name in core::distinct(["(unknown)", core::valuetostring(one.namespace), local.root_namespace]) : core::try(local.policies_by_namespace[name], [])
          ]) : policy
          if core::contains([one.namespace, local.root_namespace], policy.namespace) && (policy.is_for_pods ? core::anytrue([
            for labels in core::try(local.selectors_by_service["${one.namespace}/${one.name}"], [{}]) : core::try(hclscan::selects(policy.selector, labels), false)
          ]) : core::contains(policy.services, one.name))
        ]] :
        core::anytrue([for policy in here : policy.asks && !policy.allows && core::length(policy.hosts) == 0]) || (
          core::anytrue([for policy in here : policy.allows]) && core::alltrue([for policy in here : policy.asks if policy.allows])
        )
      ])
    ]
  }

  enforce {
    condition = (core::length(local.backends) > 0 && core::alltrue(local.backends_that_ask)) || core::alltrue([
      for id in local.entries : core::try(local.gateways_that_ask[id], core::can(core::getdatasource("kubernetes_resource", {
        api_version = "networking.istio.io/v1", kind = "Gateway", metadata = [{ name = id }]
      }).object.spec)) || core::try(core::length(attrs.manifest.spec.hosts) > 0 && core::alltrue([
        for host in attrs.manifest.spec.hosts : core::anytrue([for pattern in local.asked_hosts[id] : core::regex_match(host, pattern)])
      ]), false)
    ])
    error_message = "This entry point asks nobody who they are: no AuthorizationPolicy where its gateway or its application runs wants to know."
  }
}

# A request without a token is not checked at all.
# https://istio.io/latest/docs/reference/config/security/request_authentication/
resource_policy "kubernetes_manifest" "request_authentication" {
  filter = core::try(attrs.manifest.kind, "") == "RequestAuthentication"

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    labels    = core::try(attrs.manifest.spec.selector.matchLabels, {})
    targets   = core::try([for one in attrs.manifest.spec.targetRefs : one.name], [])
    attached = core::flatten([
      for one in hclscan::manifests("AuthorizationPolicy") : core::try([for target in one.spec.targetRefs : target.name], [])
      if core::try(one.metadata.namespace, "default") == local.namespace
    ])
  }

  enforce {
    condition = core::anytrue([for name in local.targets : core::contains(local.attached, name)]) || core::anytrue([
      for policy in local.policies : policy.asks
      if policy.is_for_pods && core::contains([local.namespace, local.root_namespace], policy.namespace) && core::try(hclscan::selects(policy.selector, local.labels), false)
    ])
    error_message = "Whoever sends no token is let in: no AuthorizationPolicy for the same pods wants one."
  }
}
