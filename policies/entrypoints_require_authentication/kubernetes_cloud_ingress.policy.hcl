# Entry points of a cluster behind a load balancer that its cloud makes. Annotations, and objects that these or the services behind name,
# are followed. An object that is not among the manifests may be in the cluster.

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

  alb_controllers   = ["ingress.k8s.aws/alb", "eks.amazonaws.com/alb"]
  azure_controllers = ["azure/application-gateway", "alb.networking.azure.io/alb-controller"]

  # -- objects that say who is asked -----------------------------------------------------------------------------------------

  # https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/
  schemes_of_params = {
    for one in hclscan::manifests("IngressClassParams") : core::try(one.metadata.name, "") => one.spec.scheme... if core::can(one.spec.scheme)
  }
  schemes_of_classes = {
    for one in hclscan::manifests("IngressClass") : core::try(one.metadata.name, "") => core::try(local.schemes_of_params[one.spec.parameters.name], [])...
  }
  public_groups = [
    for one in hclscan::manifests("Ingress") : one.metadata.annotations["alb.ingress.kubernetes.io/group.name"]
    if core::can(one.metadata.annotations["alb.ingress.kubernetes.io/group.name"])
    && core::try(one.metadata.annotations["alb.ingress.kubernetes.io/scheme"], "") == "internet-facing"
  ]

  # https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
  backend_configs = {
    for one in hclscan::manifests("BackendConfig") : "${core::valuetostring(core::try(one.metadata.namespace, "default"))}/${core::valuetostring(core::try(one.metadata.name, ""))}" =>
    core::contains(local.yes, core::try(one.spec.iap.enabled, false))...
  }
}

# An Ingress shares a load balancer with those of its group; the parameters of its class win over annotations. Listeners without TLS
# ignore what is said of authentication.
# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#authentication
resource_policy "kubernetes_manifest" "alb_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.alb_controllers, hclscan::ingress_controller(attrs.manifest)) && local.is_open

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

    mark   = "alb.ingress.kubernetes.io/"
    scheme = core::try(
      core::flatten(local.schemes_of_classes[hclscan::ingress_class(attrs.manifest)])[0],
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
    behind = [
      for name in local.backends : name
      if !core::regex_match(core::try(local.notes["${local.mark}actions.${name}"], ""), "\"(redirect|fixed-response)\"")
    ]
    logins = core::contains(["oidc", "cognito"], core::try(local.notes["${local.mark}auth-type"], null)) ? [local.notes] : [
      for name in local.behind : core::try(local.services_by_name["${local.namespace}/${name}"][0].metadata.annotations, {})
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
      || core::length(local.behind) == 0
      || local.is_asked_behind
    )
    error_message = "This load balancer faces the internet and passes on requests of people who have not signed in."
  }
}

# The Identity-Aware Proxy stands before each service or before none. An object that is not here may be in the cluster.
resource_policy "kubernetes_manifest" "gce_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && hclscan::ingress_controller(attrs.manifest) == "gce" && local.is_open

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    doors     = hclscan::ingress_backends(attrs.manifest, local.open_paths)
    is_open = !core::contains(input.internal_ingress_classes, hclscan::ingress_class(attrs.manifest)) && (
      core::length(local.doors) > 0 || core::length(hclscan::ingress_backends(attrs.manifest)) == 0
    )

    in_the_cluster = core::can(core::getdatasource("kubernetes_resource", {
      api_version = "cloud.google.com/v1", kind = "BackendConfig", metadata = [{ namespace = local.namespace }]
    }).object.spec.iap)
    asked = [
      for one in local.doors : {
        name = core::try(one.service.name, one.serviceName, "")
        port = core::valuetostring(core::try(one.service.port.number, one.service.port.name, one.servicePort, ""))
      }
    ]
    seen = [
      for one in local.asked : {
        name     = one.name
        port     = one.port
        services = core::try(local.services_by_name["${local.namespace}/${one.name}"], [])
      }
    ]
    # What a service says of the port that is asked for, by its number or its name, comes before what it says of all.
    configs = [
      for one in local.seen : {
        service = one.name
        is_here = core::length(one.services) > 0
        names = core::flatten([
          for service in one.services : [
            for said in core::try([core::jsondecode(core::try(
              service.metadata.annotations["cloud.google.com/backend-config"], service.metadata.annotations["beta.cloud.google.com/backend-config"],
            ))], []) : core::try(
              [said.ports[one.port]],
              [[
                for each in service.spec.ports : core::try(said.ports[core::valuetostring(each.port)], said.ports[each.name])
                if core::contains([core::valuetostring(each.port), core::try(each.name, "")], one.port)
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
        for one in local.configs : hclscan::service_authenticates(local.namespace, one.service) || (
          one.is_here
          ? core::length(one.names) > 0 && core::alltrue([
            for config in one.names : core::anytrue(core::try(
              local.backend_configs["${local.namespace}/${config}"],
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
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && core::contains(local.azure_controllers, hclscan::ingress_controller(attrs.manifest)) && local.is_open

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
    condition = (
      core::contains(local.yes, core::try(local.notes["appgw.ingress.kubernetes.io/use-private-ip"], false))
      || local.is_asked_behind
    )
    error_message = "This entry point passes everybody on: its controller cannot ask who they are, and no program behind it is known to."
  }
}
