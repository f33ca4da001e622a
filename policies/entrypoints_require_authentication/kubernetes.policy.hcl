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

  classes      = hclscan::manifests("IngressClass")
  default_mark = "ingressclass.kubernetes.io/is-default-class"

  controllers_by_class = { for one in local.classes : core::try(one.metadata.name, "") => core::try(core::join("", [one.spec.controller]), "")... }
  default_controllers = [
    for one in local.classes : core::try(core::join("", [one.spec.controller]), "") if core::try(one.metadata.annotations[local.default_mark], "") == "true"
  ]

  # Controllers that App Routing is asked for, by their class, and whether their load balancer is inside the network only.
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
  nginx_classes     = "^(ingress-)?nginx($|[^a-z])|^webapprouting[.]kubernetes[.]azure[.]com$"

  # Controllers that kubernetes_ingress.policy.hcl knows, the classes that are called after them, and the annotations they read.
  read_elsewhere = [
    "traefik.io/ingress-controller", "traefik",
    "ingress-controllers.konghq.com/kong", "kong",
    "haproxy.org/ingress-controller/haproxy", "haproxy.org/ingress-controller", "haproxy-ingress.github.io/controller", "haproxy",
    "nginx.org/ingress-controller",
    "ingress.k8s.aws/alb", "eks.amazonaws.com/alb", "alb",
    "gce", "gce-internal",
    "azure/application-gateway", "azure-application-gateway", "alb.networking.azure.io/alb-controller", "azure-alb-external",
    "openshift.io/ingress-to-route", "openshift-default", "projectcontour.io/ingress-controller", "contour",
    "pomerium.io/ingress-controller", "pomerium",
  ]
  annotations_elsewhere = "(?m)^(${core::join("|", [
    "traefik[.]ingress[.]kubernetes[.]io", "konghq[.]com", "haproxy[.]org", "haproxy-ingress[.]github[.]io", "nginx[.]org", "nginx[.]com",
    "alb[.]ingress[.]kubernetes[.]io", "appgw[.]ingress[.]kubernetes[.]io", "ingress[.]pomerium[.]io",
  ])})/"

  # The controller reads one ConfigMap, which its arguments name.
  configs_of_controllers = core::flatten([
    for one in local.workloads : core::try([
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

  # Programs that ask who is calling before they pass a request on, or at which people sign in; and arguments by which they do not.
  asking_images = "(?i)oauth2-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
  asking_nobody = "skip-auth-(regex|routes?)[= ]([A-Z]+=)?\\^?/?[.][*]"

  services  = hclscan::manifests("Service")
  workloads = core::flatten([for kind in ["Deployment", "StatefulSet", "DaemonSet"] : hclscan::manifests(kind)])

  asks_somewhere = core::anytrue([
    for one in local.workloads : hclscan::may_match(one, "(?m)${local.asking_images}")
  ])

  # Services behind which such a program runs, by namespace and name.
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
}

resource_policy "kubernetes_manifest" "ingress" {
  # A canary takes the settings of the Ingress beside it; a redirect shows nothing.
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && !(
    core::contains(input.internal_ingress_classes, local.class)
    || local.is_read_elsewhere
    || core::try(local.annotations["nginx.ingress.kubernetes.io/canary"], "") == "true"
    || core::can(local.annotations["nginx.ingress.kubernetes.io/permanent-redirect"])
    || core::can(local.annotations["nginx.ingress.kubernetes.io/temporal-redirect"])
    || (core::length(local.paths) > 0 && core::length(local.closed_paths) == 0 && !core::can(attrs.manifest.spec.defaultBackend))
  )

  locals {
    namespace   = core::try(attrs.manifest.metadata.namespace, "default")
    annotations = core::try(attrs.manifest.metadata.annotations, {})
    class       = core::try(attrs.manifest.spec.ingressClassName, local.annotations["kubernetes.io/ingress.class"], null)

    # -- which controller ----------------------------------------------------------------------------------------------------

    controllers = local.class == null ? local.default_controllers : core::try(
      local.controllers_by_class[local.class], core::can(local.app_routing[local.class]) ? ["webapprouting.kubernetes.azure.com/nginx"] : [],
    )
    is_internal = core::try(core::alltrue(local.app_routing[local.class]), false)

    # Where the class is not declared here, its name may tell, or annotations that only one controller reads.
    is_declared        = core::length(local.controllers) > 0
    is_called_nginx    = core::regex_match(local.class == null ? "" : local.class, local.nginx_classes)
    # What is no map of annotations is refused by the cluster; here it says nothing.
    names               = core::try(core::join("\n", core::keys(local.annotations)), "")
    speaks_to_nginx     = core::regex_match(local.names, "(?m)^nginx[.]ingress[.]kubernetes[.]io/")
    speaks_to_nginx_com = core::regex_match(local.names, "(?m)^nginx[.](org|com)/")
    speaks_elsewhere    = core::regex_match(local.names, local.annotations_elsewhere)
    is_read_elsewhere = local.is_declared ? core::anytrue([
      for one in local.controllers : core::contains(local.read_elsewhere, one)
      ]) : core::contains(local.read_elsewhere, local.class) || (
      local.is_called_nginx ? local.speaks_to_nginx_com : local.speaks_elsewhere && !local.speaks_to_nginx
    )

    # With TLS passed through, the controller never sees a request and ignores every other annotation.
    is_judged = (
      local.is_declared
      ? core::anytrue([for one in local.controllers : core::regex_match(one, local.nginx_controllers)])
      : local.is_called_nginx || local.speaks_to_nginx
    ) && core::try(local.annotations["nginx.ingress.kubernetes.io/ssl-passthrough"], "false") != "true"

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
      for id in [for name in local.backends : "${local.namespace}/${name}"] :
      core::contains(local.asking_services, id) || core::anytrue([for one in local.undecided_services : one.asks if one.id == id])
    ])

    # -- what cannot be decided ----------------------------------------------------------------------------------------------

    snippets = !core::contains_substring(local.names, "-snippet") ? [] : [
      core::try(local.annotations["nginx.ingress.kubernetes.io/configuration-snippet"], ""),
      core::try(local.annotations["nginx.ingress.kubernetes.io/server-snippet"], ""),
    ]
    asks_in_its_own_way = (
      core::anytrue([for text in local.snippets : core::regex_match(text, "auth_(request|basic|jwt)|access_by_lua|ssl_verify_client")])
      || core::anytrue([
        for name in local.backends :
        core::regex_match(name, local.asking_images)
        && !core::contains([for service in local.services : core::try(service.metadata.name, "")], name)
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
