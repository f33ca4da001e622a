# Programs in a cluster that hold data or show it, and are told to ask nobody; and those that ask, and are told whom to let pass.

locals {
  nothing = [null, ""]
  yes     = [true, "true", "True", "yes", "1", "on"]
  no      = [false, "false", "False", "no", "0", "off"]

  kinds = ["Deployment", "StatefulSet", "DaemonSet", "Pod", "ReplicaSet", "Job", "CronJob"]

  # Environment variables that let everybody in when they are true, and when they are false.
  open_when_true = [
    "ALLOW_ANONYMOUS_LOGIN",            # ZooKeeper
    "ALLOW_EMPTY_PASSWORD",             # MariaDB, MySQL, Redis
    "DISABLE_SECURITY_PLUGIN",          # OpenSearch
    "GF_AUTH_ANONYMOUS_ENABLED",        # Grafana
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "MYSQL_ALLOW_EMPTY_PASSWORD",
    "PGWEB_NO_AUTH",
  ]
  open_when_false = ["ME_CONFIG_BASICAUTH", "PGADMIN_CONFIG_SERVER_MODE", "xpack.security.enabled", "DASHBOARDS_SECURITY_ENABLED"]

  # Arguments that do.
  open_arguments = "^--?(${core::join("|", [
    "enable-skip-login", "disable-settings-authorizer",          # Kubernetes dashboard
    "noauth", "no-auth", "without-authentication",               # MongoDB and others
    "auth-mode[= ](none|server-open)", "disable-auth",           # Argo, Argo CD
    "NotebookApp[.]token=['\"]*$", "ServerApp[.]token=['\"]*$",  # Jupyter
    "protected-mode[= ]no",                                      # Redis
    "skip-auth-(regex|routes?)[= ]([A-Z]+=)?\\^?/?[.][*]",       # oauth2-proxy
  ])})"

  # Something of which is in each of these.
  words_of_openness = "(?i)${core::join("|", core::concat(local.open_when_true, local.open_when_false, [
    "POSTGRES_HOST_AUTH_METHOD", "skip-login", "settings-authorizer", "no-?auth", "without-auth", "auth-mode", "disable-auth",
    "(Notebook|Server)App[.]token", "protected-mode", "skip-auth",
  ]))}"

  # Settings of files that do, by the name of the ConfigMap they are in.
  open_settings = {
    "argocd-cm"             = "users[.]anonymous[.]enabled"
    "argocd-cmd-params-cm"  = "server[.]disable[.]auth"
  }
  open_texts = "(?s)\\[auth[.]anonymous\\][^\\[]*enabled *= *true|xpack[.]security[.]enabled: *false|plugins[.]security[.]disabled: *true|(?m:^\\s*default_policy: *['\"]?bypass\\b)"

  # Services that clouds give an address inside the network only.
  internal_annotations = "(?i)(internal|private|intranet|scheme|network|load-balancer-type|address-type|ip-type)"
  internal_values      = "(?i)^(true|internal|private|intranet|nlb-ip-internal|0[.]0[.]0[.]0/0)$"
  web_ports            = [80, 443, 3000, 5000, 5601, 8000, 8080, 8081, 8443, 8888, 9000, 9090]

  # Programs that are the way in for others, whose routes are judged one by one, or that ask by themselves.
  ways_in = "(?i)ingress|nginx-controller|traefik|haproxy|kong|contour|envoy|istio|proxyv2|gateway|ambassador|emissary|apisix|oauth2?-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
}

resource_policy "kubernetes_manifest" "open_switch" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && core::length(local.containers) > 0

  locals {
    pod        = core::try(attrs.manifest.spec.jobTemplate.spec.template.spec, attrs.manifest.spec.template.spec, attrs.manifest.spec)
    containers = core::try([for one in local.pod.containers : one], [])
    suspects   = hclscan::may_match(attrs.manifest, local.words_of_openness) ? local.containers : []
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for container in local.suspects : core::try([
        for one in container.env : !(
          (core::contains(local.open_when_true, one.name) && core::contains(local.yes, core::try(one.value, null)))
          || (core::contains(local.open_when_false, one.name) && core::contains(local.no, core::try(one.value, null)))
          || (one.name == "POSTGRES_HOST_AUTH_METHOD" && core::try(one.value, null) == "trust")
        )
      ], [])
    ]))
    error_message = "A setting of this program lets everybody in who reaches it, without asking who they are."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for container in local.suspects : [
        core::try([for text in container.command : !core::regex_match(text, local.open_arguments)], []),
        core::try([for text in container.args : !core::regex_match(text, local.open_arguments)], []),
      ]
    ]))
    error_message = "An argument of this program lets everybody in who reaches it, without asking who they are."
  }
}

resource_policy "kubernetes_manifest" "open_setting" {
  filter = core::try(attrs.manifest.kind, "") == "ConfigMap" && core::can(attrs.manifest.data)

  enforce {
    condition = core::alltrue(core::try([
      for key, value in attrs.manifest.data : !(
        core::regex_match(key, core::try(local.open_settings[attrs.manifest.metadata.name], "^$")) && core::contains(local.yes, value)
      ) && !core::regex_match(value, local.open_texts)
    ], []))
    error_message = "A setting here lets everybody in who reaches the program that reads it, without asking who they are."
  }
}

# A program that has an address of its own: whether it asks cannot be seen from here, unless it is known to.
resource_policy "kubernetes_manifest" "load_balancer" {
  filter = core::try(attrs.manifest.kind, "") == "Service" && core::try(attrs.manifest.spec.type, "") == "LoadBalancer" && local.is_web && !local.is_internal

  locals {
    namespace = core::try(attrs.manifest.metadata.namespace, "default")
    is_web    = core::anytrue(core::try([for one in attrs.manifest.spec.ports : core::contains(local.web_ports, one.port)], []))
    is_internal = core::anytrue(core::try([
      for key, value in attrs.manifest.metadata.annotations :
      core::regex_match(key, local.internal_annotations) && core::regex_match(core::valuetostring(value), local.internal_values)
      ], [])) || (
      core::regex_match(core::try(attrs.manifest.spec.loadBalancerClass, attrs.manifest.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"], ""), "^(service[.]k8s[.]aws/nlb|eks[.]amazonaws[.]com/nlb|external|nlb-ip)$")
      && core::try(attrs.manifest.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"], "internal") != "internet-facing"
    )
    behind = core::try(core::length(attrs.manifest.spec.selector) > 0 ? hclscan::workloads(local.namespace, attrs.manifest.spec.selector) : [], [])
    texts = core::concat(
      [core::try(attrs.manifest.metadata.name, "")], core::try([for key, value in attrs.manifest.spec.selector : core::valuetostring(value)], []),
      core::flatten([for one in local.behind : core::try([for container in hclscan::pod(one).spec.containers : core::try(container.image, "")], [])]),
    )
  }

  enforce {
    condition = core::anytrue([for text in local.texts : core::regex_match(text, local.ways_in)]) || (
      core::length(local.behind) == 0 && core::can(core::getdatasource("kubernetes_resources", {
        api_version = "v1", kind = "Pod", namespace = local.namespace
      }).objects)
    )
    error_message = "This service has an address on the internet, and nothing that asks who is calling is known to stand before or behind it."
  }
}
