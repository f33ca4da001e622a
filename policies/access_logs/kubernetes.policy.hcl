# Entry points of a cluster keep a record of who asked for what. Most controllers do unless they are told not to; load balancers of AWS do
# not until they are told to.

# Name of a load balancer whose log is set up outside the cluster: its Ingresses are left in peace.
input "ingress_groups_logged_elsewhere" {
  type    = list(string)
  default = []
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  classes = { for one in hclscan::manifests("IngressClass") : core::try(one.metadata.name, "") => one... }
  params  = { for one in hclscan::manifests("IngressClassParams") : core::try(one.metadata.name, "") => one... }
  controllers_of_aws = ["ingress.k8s.aws/alb", "eks.amazonaws.com/alb"]

  groups_with_log = [
    for one in hclscan::manifests("Ingress") : one.metadata.annotations["alb.ingress.kubernetes.io/group.name"]
    if core::can(one.metadata.annotations["alb.ingress.kubernetes.io/group.name"])
    && core::regex_match(core::try(one.metadata.annotations["alb.ingress.kubernetes.io/load-balancer-attributes"], ""), "access_logs[.]s3[.]enabled=true")
  ]
}

# https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-access-log
resource_policy "kubernetes_manifest" "nginx_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress"

  enforce {
    condition     = core::try(core::valuetostring(attrs.manifest.metadata.annotations["nginx.ingress.kubernetes.io/enable-access-log"]), "true") != "false"
    error_message = "Nothing is written down about who calls this entry point: its log is switched off."
  }
}

# https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#disable-access-log
resource_policy "kubernetes_manifest" "nginx_settings" {
  filter = core::try(attrs.manifest.kind, "") == "ConfigMap"

  enforce {
    condition = !core::anytrue([
      for key in ["disable-access-log", "disable-http-access-log"] : core::contains(local.yes, core::try(attrs.manifest.data[key], false))
    ])
    error_message = "Nothing is written down about who calls the entry points of this controller: its log is switched off."
  }
}

# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#load-balancer-attributes
resource_policy "kubernetes_manifest" "alb_ingress" {
  filter = core::try(attrs.manifest.kind, "") == "Ingress" && local.is_of_aws && !core::contains(input.ingress_groups_logged_elsewhere, local.group)

  locals {
    notes     = core::try(attrs.manifest.metadata.annotations, {})
    group     = core::try(local.notes["alb.ingress.kubernetes.io/group.name"], "")
    is_of_aws = core::contains(local.controllers_of_aws, hclscan::ingress_controller(attrs.manifest))
    of_class = core::flatten([
      for one in core::try(local.params[local.classes[hclscan::ingress_class(attrs.manifest)][0].spec.parameters.name], []) : core::try([for each in one.spec.loadBalancerAttributes : each], [])
    ])
  }

  enforce {
    condition = (
      core::regex_match(core::try(local.notes["alb.ingress.kubernetes.io/load-balancer-attributes"], ""), "access_logs[.]s3[.]enabled=true")
      || core::contains(local.groups_with_log, local.group)
      || core::anytrue([for one in local.of_class : core::try(one.key, "") == "access_logs.s3.enabled" && core::contains(local.yes, core::try(one.value, false))])
    )
    error_message = "Nothing is written down about who calls this entry point: its load balancer keeps no access log."
  }
}

# https://kubernetes.io/docs/concepts/services-networking/service/#elb-access-logs-on-aws
resource_policy "kubernetes_manifest" "aws_service" {
  filter = core::try(attrs.manifest.kind, "") == "Service" && core::try(attrs.manifest.spec.type, "") == "LoadBalancer" && core::anytrue([
    for key in core::try(core::keys(local.notes), []) : core::startswith(key, "service.beta.kubernetes.io/aws-load-balancer-")
  ])

  locals {
    notes = core::try(attrs.manifest.metadata.annotations, {})
  }

  enforce {
    condition = core::contains(local.yes, core::try(local.notes["service.beta.kubernetes.io/aws-load-balancer-access-log-enabled"], false)) || core::regex_match(
      core::try(local.notes["service.beta.kubernetes.io/aws-load-balancer-attributes"], ""), "access_logs[.]s3[.]enabled=true"
    )
    error_message = "Nothing is written down about who connects to this service: its load balancer keeps no access log."
  }
}

# https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#http_logging
resource_policy "kubernetes_manifest" "gke_backend" {
  filter = core::contains(["BackendConfig", "GCPBackendPolicy"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.manifest.spec.logging.enable, attrs.manifest.spec.default.logging.enabled, true))
      && core::try(attrs.manifest.spec.logging.sampleRate, attrs.manifest.spec.default.logging.sampleRate, 1) != 0
    )
    error_message = "Nothing is written down about who calls this service: its log is switched off."
  }
}

# Envoy Gateway, Istio and Contour.
resource_policy "kubernetes_manifest" "envoy" {
  filter = core::contains(["EnvoyProxy", "Telemetry", "ContourConfiguration"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.manifest.spec.telemetry.accessLog.disable, false))
      && !core::anytrue(core::try([for one in attrs.manifest.spec.accessLogging : core::contains(local.yes, core::try(one.disabled, false))], []))
      && !core::contains(["disabled", "error"], core::lower(core::try(attrs.manifest.spec.envoy.logging.accessLogLevel, "")))
    )
    error_message = "Nothing is written down about who calls the entry points here: their log is switched off."
  }
}

# Traefik writes no access log unless it is told to. https://doc.traefik.io/traefik/observe/logs-and-access-logs/
resource_policy "kubernetes_manifest" "traefik" {
  filter = core::contains(["Deployment", "DaemonSet"], core::try(attrs.manifest.kind, "")) && core::length(local.programs) > 0

  locals {
    programs = core::try([
      for one in attrs.manifest.spec.template.spec.containers : core::join(" ", core::try(one.args, [])) if core::regex_match(core::try(one.image, ""), "(^|/)traefik(:|@|$)")
    ], [])
  }

  enforce {
    condition     = core::alltrue([for text in local.programs : core::regex_match(core::lower(text), "--accesslog($|[ .]|=true)|--configfile")])
    error_message = "Nothing is written down about who calls the entry points of this controller: its log is not switched on."
  }
}
