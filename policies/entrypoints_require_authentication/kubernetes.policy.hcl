# Entry points of a cluster behind the controller ingress-nginx. An Ingress of a controller that no rule knows, or of a class that
# nobody declares, is here too, and stays undecided.
#
# https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#authentication

# Classes whose controller cannot be reached from outside.
input "internal_ingress_classes" {
  type    = list(string)
  default = []
}

locals {
  nothing = [null, ""]

  # Whether the load balancer of a controller that App Routing is asked for is inside the network only, by its class.
  # https://learn.microsoft.com/en-us/azure/aks/app-routing-nginx-configuration
  internal_mark = "service.beta.kubernetes.io/azure-load-balancer-internal"
  app_routing = {
    for one in hclscan::manifests("NginxIngressController") : core::valuetostring(core::try(one.spec.ingressClassName, "")) =>
    core::try(core::valuetostring(one.spec.loadBalancerAnnotations[local.internal_mark]), "") == "true"...
  }

  # What anybody may ask for: the proof that a certificate authority wants to see, and whether the application is alive.
  open_paths = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"

  # This controller, under the names it is given where it runs twice or is managed by the cloud.
  # https://learn.microsoft.com/en-us/azure/aks/app-routing
  nginx_controllers = "^k8s[.]io/([a-z0-9-]+-)?ingress-nginx(-[a-z0-9-]+)?$|^webapprouting[.]kubernetes[.]azure[.]com/nginx"

  # Controllers that the other files about Ingresses know; the one of GKE that is inside the network only needs no rule.
  read_elsewhere = [
    "traefik.io/ingress-controller", "ingress-controllers.konghq.com/kong",
    "haproxy", "haproxy.org/ingress-controller/haproxy", "haproxy.org/ingress-controller", "haproxy-ingress.github.io/controller",
    "nginx.org/ingress-controller", "ingress.k8s.aws/alb", "eks.amazonaws.com/alb", "gce", "gce-internal",
    "azure/application-gateway", "alb.networking.azure.io/alb-controller",
    "openshift.io/ingress-to-route", "projectcontour.io/ingress-controller", "pomerium.io/ingress-controller",
  ]

  # The controller reads one ConfigMap, which its arguments name.
  configs_of_controllers = core::flatten([
    for one in core::flatten([for kind in ["Deployment", "StatefulSet", "DaemonSet"] : hclscan::manifests(kind)]) : core::try([
      for container in one.spec.template.spec.containers : core::try([
        for text in container.args : core::regexall("^--configmap=(?:.*/)?(.+)$", text)
      ], []) if core::regex_match(core::try(container.image, ""), "ingress-nginx|nginx-ingress-controller")
    ], [])
  ])
  configs = [
    for one in hclscan::manifests("ConfigMap") : one.data
    if core::can(one.data["global-auth-url"]) || core::can(one.data["no-auth-locations"])
    ? core::length(local.configs_of_controllers) == 0 || core::contains(local.configs_of_controllers, core::try(one.metadata.name, ""))
    : false
  ]

  # It can ask for every Ingress, and be told of paths at which it asks nobody.
  # https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#global-auth-url
  asks_everywhere = core::anytrue([for one in local.configs : core::try(core::trimspace(one["global-auth-url"]), "") != ""])
  unasked_prefixes = core::compact(core::flatten([
    for one in local.configs : core::try([for prefix in core::split(",", one["no-auth-locations"]) : core::trimspace(prefix)], [])
  ]))

  # What a service is called behind which such a program runs that is not among the manifests.
  asking_names = "(?i)oauth2-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
}

resource_policy "kubernetes_manifest" "ingress" {
  # A canary takes the settings of the Ingress beside it; a redirect shows nothing.
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && !(
    core::contains(input.internal_ingress_classes, local.class)
    || core::contains(local.read_elsewhere, local.controller)
    || core::try(local.annotations["nginx.ingress.kubernetes.io/canary"], "") == "true"
    || core::can(local.annotations["nginx.ingress.kubernetes.io/permanent-redirect"])
    || core::can(local.annotations["nginx.ingress.kubernetes.io/temporal-redirect"])
    || (core::length(local.paths) > 0 && core::length(local.closed_paths) == 0 && !core::can(attrs.manifest.spec.defaultBackend))
  )

  locals {
    namespace   = core::try(attrs.manifest.metadata.namespace, "default")
    annotations = core::try(attrs.manifest.metadata.annotations, {})
    class       = hclscan::ingress_class(attrs.manifest)

    # -- which controller ----------------------------------------------------------------------------------------------------

    controller  = hclscan::ingress_controller(attrs.manifest)
    is_internal = core::try(core::alltrue(local.app_routing[local.class]), false)

    # With TLS passed through, the controller never sees a request and ignores every other annotation.
    is_judged = (
      local.controller != null && core::regex_match(local.controller, local.nginx_controllers)
      && core::try(local.annotations["nginx.ingress.kubernetes.io/ssl-passthrough"], "false") != "true"
    )

    # -- what is behind ------------------------------------------------------------------------------------------------------

    paths        = core::flatten(core::try([for rule in attrs.manifest.spec.rules : core::try([for one in rule.http.paths : one], [])], []))
    closed_paths = [for one in local.paths : one if !core::regex_match(core::try(one.path, "/"), local.open_paths)]
    backends = core::concat(
      [for one in local.closed_paths : core::try(one.backend.service.name, one.backend.serviceName, "")],
      core::can(attrs.manifest.spec.defaultBackend) ? [core::try(attrs.manifest.spec.defaultBackend.service.name, "")] : [],
    )
    is_asked_everywhere = core::alltrue([
      for one in local.closed_paths : core::alltrue([
        for prefix in local.unasked_prefixes : !core::startswith(core::try(one.path, "/"), prefix)
      ])
    ])
    is_asked_behind = core::length(local.backends) > 0 && core::alltrue([
      for name in local.backends : hclscan::service_authenticates(local.namespace, name)
    ])

    # -- what cannot be decided ----------------------------------------------------------------------------------------------

    # What is no map of annotations is refused by the cluster; here it says nothing.
    names    = core::try(core::join("\n", core::keys(local.annotations)), "")
    snippets = !core::contains_substring(local.names, "-snippet") ? [] : [
      core::try(local.annotations["nginx.ingress.kubernetes.io/configuration-snippet"], ""),
      core::try(local.annotations["nginx.ingress.kubernetes.io/server-snippet"], ""),
    ]
    asks_in_its_own_way = (
      core::anytrue([for text in local.snippets : core::regex_match(text, "auth_(request|basic|jwt)|access_by_lua|ssl_verify_client")])
      || core::anytrue([
        for name in local.backends :
        core::regex_match(name, local.asking_names)
        && !core::contains([for service in hclscan::manifests("Service") : core::try(service.metadata.name, "")], name)
      ])
    )

    # An Ingress that has no address in the cluster is no entry point; whether it has one cannot be seen from here.
    has_no_address = core::length(core::getdatasource("kubernetes_ingress_v1", {
      metadata = [{ name = core::try(attrs.manifest.metadata.name, ""), namespace = local.namespace }]
    }).status[0].load_balancer[0].ingress) == 0
  }

  enforce {
    condition = local.is_judged && !local.asks_in_its_own_way ? (
      (
        !core::contains(local.nothing, core::try(local.annotations["nginx.ingress.kubernetes.io/auth-tls-secret"], null))
        && core::try(local.annotations["nginx.ingress.kubernetes.io/auth-tls-verify-client"], "on") == "on"
      )
      || (local.is_asked_everywhere && (
        (local.asks_everywhere && core::try(local.annotations["nginx.ingress.kubernetes.io/enable-global-auth"], "true") != "false")
        || (
          core::contains(["basic", "digest"], core::try(local.annotations["nginx.ingress.kubernetes.io/auth-type"], null))
          && !core::contains(local.nothing, core::try(local.annotations["nginx.ingress.kubernetes.io/auth-secret"], null))
        )
        || !core::contains(local.nothing, core::try(local.annotations["nginx.ingress.kubernetes.io/auth-url"], null))
      ))
      || local.is_asked_behind
      || local.is_internal
    ) : local.is_asked_behind || local.is_internal || local.has_no_address
    error_message = "This entry point asks nobody who they are: whoever knows the address gets in."
  }

  # https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#satisfy
  enforce {
    condition = !(
      local.is_judged
      && core::anytrue([
        for name in ["whitelist-source-range", "allowlist-source-range"] :
        !core::contains(local.nothing, core::try(local.annotations["nginx.ingress.kubernetes.io/${name}"], null))
      ])
      && core::try(local.annotations["nginx.ingress.kubernetes.io/satisfy"], "all") == "any"
    )
    error_message = "From the addresses on its list, this entry point lets everybody in without asking who they are."
  }
}
