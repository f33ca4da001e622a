# Entry points of a cluster behind a load balancer that its cloud makes, and behind controllers that cannot ask who is calling. Annotations,
# and objects that these or the services behind name, are followed. An object that is not among the manifests may be in the cluster.

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
  called_nginx = "^(ingress-)?nginx($|[^a-z])|^webapprouting[.]kubernetes[.]azure[.]com$"

  classes      = hclscan::manifests("IngressClass")
  default_mark = "ingressclass.kubernetes.io/is-default-class"

  controllers_by_class = { for one in local.classes : core::try(one.metadata.name, "") => core::try(one.spec.controller, "")... }
  default_controllers = [
    for one in local.classes : core::try(one.spec.controller, "") if core::try(one.metadata.annotations[local.default_mark], "") == "true"
  ]

  # The family of a class: what is declared wins over a name. An Ingress that names no class has the default one.
  families_of_classes = core::merge(local.families, {
    for class, controllers in core::merge(local.controllers_by_class, { "" = local.default_controllers }) :
    class => core::try(local.families[controllers[0]], "") if core::try(controllers[0], "") != ""
  })

  # What anybody may ask for: the proof that a certificate authority wants to see, and whether the application is alive.
  open_paths = "^/[.]well-known/acme-challenge(/|$)|^/(health|healthz|livez|readyz|ping)/?$"

  # Every Ingress with its class; with the family of its controller, which annotations that only one reads may tell where nobody
  # declares the class; and, of those of a family, what the rules below ask for.
  read = [
    for one in hclscan::manifests("Ingress") : {
      manifest = one
      class    = core::try(core::join("", [one.spec.ingressClassName]), core::join("", [one.metadata.annotations["kubernetes.io/ingress.class"]]), "")
    }
  ]
  placed = [
    for one in local.read : {
      manifest = one.manifest
      class    = one.class
      family = core::try(local.families_of_classes[one.class], [
        for names in ["\n${core::try(core::join("\n", core::keys(one.manifest.metadata.annotations)), "")}"] :
        core::regex_match(one.class, local.called_nginx) ? (core::regex_match(names, "\nnginx[.](org|com)/") ? "nginx_com" : "")
        : core::contains_substring(names, "\nnginx.ingress.kubernetes.io/") ? ""
        : core::try([for prefix, family in local.dialects : family if core::contains_substring(names, "\n${prefix}")][0], "")
      ][0])
    }
  ]
  # A family that is not known may be any.
  judged = [
    for one in local.placed : {
      manifest  = one.manifest
      class     = one.class
      family    = one.family
      namespace = core::try(one.manifest.metadata.namespace, "default")
      paths     = core::flatten(core::try([for rule in one.manifest.spec.rules : core::try([for path in rule.http.paths : path], [])], []))
    } if core::valuetostring(one.family) != ""
  ]
  ingresses = {
    for one in local.judged : "${one.namespace}/${core::try(one.manifest.metadata.name, "")}" => {
      manifest   = one.manifest
      class      = one.class
      family     = one.family
      namespace  = one.namespace
      controller = core::try((one.class == "" ? local.default_controllers : local.controllers_by_class[one.class])[0], "")
      is_open = !core::contains(input.internal_ingress_classes, one.class) && (
        core::length(one.paths) == 0 || core::can(one.manifest.spec.defaultBackend)
        || core::anytrue([for path in one.paths : !core::regex_match(core::try(path.path, "/"), local.open_paths)])
      )
      doors = core::concat(
        [for path in one.paths : path.backend if !core::regex_match(core::try(path.path, "/"), local.open_paths)],
        core::try([one.manifest.spec.defaultBackend], []),
      )
      backends = [
        for name in core::concat(
          [
            for path in one.paths : core::try(path.backend.service.name, path.backend.serviceName, "")
            if !core::regex_match(core::try(path.path, "/"), local.open_paths)
          ],
          core::can(one.manifest.spec.defaultBackend) ? [core::try(one.manifest.spec.defaultBackend.service.name, "")] : [],
        ) : "${one.namespace}/${name}"
      ]
    }...
  }

  # -- programs behind an entry that ask -------------------------------------------------------------------------------------

  asking_images = "(?i)oauth2?-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
  asking_nobody = "skip-auth-(regex|routes?)[= ]([A-Z]+=)?\\^?/?[.][*]"

  services  = hclscan::manifests("Service")
  workloads = core::flatten([for kind in ["Deployment", "StatefulSet", "DaemonSet"] : hclscan::manifests(kind)])

  asking_workloads = [
    for one in local.workloads : one
    if core::anytrue(core::try([
      for container in one.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), local.asking_images)
    ], []))
    && !core::regex_match(core::valuetostring(core::try(one.spec.template.spec.containers, [])), local.asking_nobody)
  ]
  asking_services = [
    for service in local.services : "${core::try(service.metadata.namespace, "default")}/${core::try(service.metadata.name, "")}"
    if core::try(core::length(service.spec.selector), 0) > 0 && core::anytrue([
      for one in local.asking_workloads :
      core::try(one.metadata.namespace, "default") == core::try(service.metadata.namespace, "default")
      && hclscan::selects(service.spec.selector, core::try(one.spec.template.metadata.labels, {}))
    ])
  ]

  services_by_name = {
    for one in local.services : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}" => one...
  }

  # -- objects that say who is asked -----------------------------------------------------------------------------------------

  # https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/
  schemes_of_params = {
    for one in hclscan::manifests("IngressClassParams") : core::try(one.metadata.name, "") => one.spec.scheme... if core::can(one.spec.scheme)
  }
  schemes_of_classes = {
    for one in local.classes : core::try(one.metadata.name, "") => core::try(local.schemes_of_params[one.spec.parameters.name], [])...
  }
  public_groups = [
    for one in hclscan::manifests("Ingress") : one.metadata.annotations["alb.ingress.kubernetes.io/group.name"]
    if core::can(one.metadata.annotations["alb.ingress.kubernetes.io/group.name"])
    && core::try(one.metadata.annotations["alb.ingress.kubernetes.io/scheme"], "") == "internet-facing"
  ]

  # https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
  backend_configs = {
    for one in hclscan::manifests("BackendConfig") : "${core::try(one.metadata.namespace, "default")}/${core::try(one.metadata.name, "")}" =>
    core::contains(local.yes, core::try(one.spec.iap.enabled, false))...
  }
}

# An Ingress shares a load balancer with those of its group; the parameters of its class win over annotations. Listeners without TLS
# ignore what is said of authentication.
# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#authentication
resource_policy "kubernetes_manifest" "alb_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::length(local.own) > 0 && local.it.is_open && local.it.family == "alb"

  locals {
    found = core::try(local.ingresses["${core::try(attrs.manifest.metadata.namespace, "default")}/${core::try(attrs.manifest.metadata.name, "")}"], [])
    own   = [for one in local.found : one if one.manifest == attrs.manifest]
    it    = local.own[0]
    notes = core::try(attrs.manifest.metadata.annotations, {})
    is_asked_behind = core::length(local.it.backends) > 0 && core::alltrue([
      for service in local.it.backends : core::contains(local.asking_services, service)
    ])

    mark   = "alb.ingress.kubernetes.io/"
    scheme = core::try(
      core::flatten(local.schemes_of_classes[local.it.class])[0],
      core::contains(local.public_groups, local.notes["${local.mark}group.name"]) ? "internet-facing" : local.notes["${local.mark}scheme"],
      local.notes["${local.mark}scheme"],
      "internal",
    )
    ports = core::try(
      core::jsondecode(local.notes["${local.mark}listen-ports"]),
      core::can(local.notes["${local.mark}certificate-arn"]) ? [{ HTTPS = 443 }] : [{ HTTP = 80 }],
    )
    is_only_https = core::anytrue([for one in local.ports : core::can(one.HTTPS)]) && (
      !core::anytrue([for one in local.ports : core::can(one.HTTP)]) || core::can(local.notes["${local.mark}ssl-redirect"])
    )

    # Paths whose action is a redirect or a fixed answer lead nowhere; annotations of the services say the same for what is theirs.
    backends = [
      for name in local.it.backends : name
      if !core::regex_match(core::try(local.notes["${local.mark}actions.${core::split("/", name)[1]}"], ""), "\"(redirect|fixed-response)\"")
    ]
    logins = core::contains(["oidc", "cognito"], core::try(local.notes["${local.mark}auth-type"], null)) ? [local.notes] : [
      for name in local.backends : core::try(core::merge(local.services_by_name[name][0].metadata.annotations, {}), {})
    ]
    asks_to_sign_in = core::alltrue([
      for one in local.logins : core::contains(["oidc", "cognito"], core::try(one["${local.mark}auth-type"], null))
      && core::try(one["${local.mark}auth-on-unauthenticated-request"], "authenticate") != "allow"
    ])
  }

  enforce {
    condition = (
      (local.is_only_https && (local.asks_to_sign_in || core::can(local.notes["${local.mark}jwt-validation"])))
      || core::regex_match(core::try(local.notes["${local.mark}mutual-authentication"], ""), "\"mode\" *: *\"verify\"")
      || local.scheme != "internet-facing"
      || core::length(local.backends) == 0
      || local.is_asked_behind
    )
    error_message = "This load balancer faces the internet and passes on requests of people who have not signed in."
  }
}

# The Identity-Aware Proxy stands before each service or before none. An object that is not here may be in the cluster.
resource_policy "kubernetes_manifest" "gce_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::length(local.own) > 0 && local.it.is_open && local.it.family == "gce"

  locals {
    found = core::try(local.ingresses["${core::try(attrs.manifest.metadata.namespace, "default")}/${core::try(attrs.manifest.metadata.name, "")}"], [])
    own   = [for one in local.found : one if one.manifest == attrs.manifest]
    it    = local.own[0]
    notes = core::try(attrs.manifest.metadata.annotations, {})
    in_the_cluster = core::can(core::getdatasource("kubernetes_resource", {
      api_version = "cloud.google.com/v1", kind = "BackendConfig", metadata = [{ namespace = local.it.namespace }]
    }).object.spec.iap)
    doors = [
      for one in local.it.doors : {
        service = "${local.it.namespace}/${core::try(one.service.name, one.serviceName, "")}"
        port    = core::valuetostring(core::try(one.service.port.number, one.service.port.name, one.servicePort, ""))
      }
    ]
    # What a service says of the port that is asked for, by its number or its name, comes before what it says of all.
    configs = [
      for door in local.doors : {
        service = door.service
        names = core::flatten([
          for service in core::try(local.services_by_name[door.service], []) : [
            for said in core::try([core::jsondecode(core::try(
              service.metadata.annotations["cloud.google.com/backend-config"], service.metadata.annotations["beta.cloud.google.com/backend-config"],
            ))], []) : core::try(
              [for key in [door.port] : said.ports[key]],
              [[
                for one in service.spec.ports : core::try(said.ports[core::valuetostring(one.port)], said.ports[one.name])
                if core::contains([core::valuetostring(one.port), core::try(one.name, "")], door.port)
              ][0]],
              [said.default],
              [],
            )
          ]
        ])
      }
    ]
    names_of_configs = [for id in core::keys(local.backend_configs) : core::split("/", id)[1]]
  }

  enforce {
    condition = (
      core::length(local.configs) > 0 && core::alltrue([
        for one in local.configs : core::contains(local.asking_services, one.service) || (
          core::can(local.services_by_name[one.service])
          ? core::length(one.names) > 0 && core::alltrue([
            for config in one.names : core::anytrue(core::try(
              local.backend_configs["${local.it.namespace}/${config}"],
              # One of that name in another namespace is not the one that is meant.
              core::contains(local.names_of_configs, config) ? [] : [local.in_the_cluster],
            ))
          ])
          : local.in_the_cluster
        )
      ])
    )
    error_message = "This load balancer faces the internet and passes on requests of people who have not signed in."
  }
}

# An Application Gateway has no way of its own to ask who is calling.
# https://azure.github.io/application-gateway-kubernetes-ingress/annotations/
resource_policy "kubernetes_manifest" "azure_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::length(local.own) > 0 && local.it.is_open && local.it.family == "azure"

  locals {
    found = core::try(local.ingresses["${core::try(attrs.manifest.metadata.namespace, "default")}/${core::try(attrs.manifest.metadata.name, "")}"], [])
    own   = [for one in local.found : one if one.manifest == attrs.manifest]
    it    = local.own[0]
    notes = core::try(attrs.manifest.metadata.annotations, {})
    is_asked_behind = core::length(local.it.backends) > 0 && core::alltrue([
      for service in local.it.backends : core::contains(local.asking_services, service)
    ])
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(local.notes["appgw.ingress.kubernetes.io/use-private-ip"], false))
      || local.is_asked_behind
    )
    error_message = "This entry point passes everybody on: its controller cannot ask who they are, and no program behind it is known to."
  }
}

# These controllers have no way of their own to ask who is calling: a program behind them has to.
resource_policy "kubernetes_manifest" "ingress_without_login" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::length(local.own) > 0 && local.it.is_open && local.it.family == "no_login"

  locals {
    found = core::try(local.ingresses["${core::try(attrs.manifest.metadata.namespace, "default")}/${core::try(attrs.manifest.metadata.name, "")}"], [])
    own   = [for one in local.found : one if one.manifest == attrs.manifest]
    it    = local.own[0]
  }

  enforce {
    condition = core::length(local.it.backends) > 0 && core::alltrue([
      for service in local.it.backends : core::contains(local.asking_services, service)
    ])
    error_message = "This entry point passes everybody on: its controller cannot ask who they are, and no program behind it is known to."
  }
}
