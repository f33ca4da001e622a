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

  # Of the two controllers called HAProxy, one takes every setting from its ConfigMap, an Ingress or a service alike.
  # https://haproxy-ingress.github.io/docs/configuration/keys/
  asking_keys = ["auth-url", "auth-secret", "oauth"]
  configs_of_haproxy = core::flatten([
    for one in local.workloads : core::try([
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "haproxy", (
      !core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      && core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "haproxy", false)
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

    # Two controllers are called so; each reads its own annotations only.
    controller = core::try((local.class == "" ? local.default_controllers : local.controllers_by_class[local.class])[0], "")
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "nginx_com", (
      core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      ? core::regex_match(local.class, "^(ingress-)?nginx($|[^a-z])") && core::regex_match(local.names, "\nnginx[.](org|com)/")
      : core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "nginx_com", false)
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "pomerium", (
      !core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      && core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "pomerium", false)
    ))

    paths = core::flatten(core::try([for rule in attrs.manifest.spec.rules : core::try([for one in rule.http.paths : one], [])], []))
    doors = core::concat(
      [for one in local.paths : core::try(one.backend, {}) if !core::regex_match(core::try(one.path, "/"), local.open_paths)],
      core::try([attrs.manifest.spec.defaultBackend], []),
    )
    is_open = !core::contains(input.internal_ingress_classes, local.class) && (core::length(local.paths) == 0 || core::length(local.doors) > 0)
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_ours && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    class     = core::try(core::join("", [attrs.manifest.spec.ingressClassName]), core::join("", [local.notes["kubernetes.io/ingress.class"]]), "")
    names     = "\n${core::try(core::join("\n", core::keys(local.notes)), "")}"
    is_ours = core::try(local.families_of_classes[local.class] == "no_login", (
      !core::regex_match("${local.class}${local.names}", local.read_by_nginx)
      && core::try([for prefix, family in local.dialects : family if core::contains_substring(local.names, "\n${prefix}")][0] == "no_login", false)
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
  }

  enforce {
    condition     = local.is_asked_behind
    error_message = "This entry point passes everybody on: its controller cannot ask who they are, and no program behind it is known to."
  }
}
