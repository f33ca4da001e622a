# Who may connect inside a cluster and to it: network policies, databases that operators make, and the cluster's own servers.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]
  no      = [false, "false"]

  # -- policies ----------------------------------------------------------------------------------------------------------------

  policies = hclscan::manifests("NetworkPolicy")
  other_policies = core::flatten([
    for kind in ["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy", "AdminNetworkPolicy"] : hclscan::manifests(kind)
  ])

  data_programs = "(?i)(^|[/-])(postgres|postgresql|spilo|mysql|mariadb|percona|mongo|mongodb|redis|valkey|elasticsearch|opensearch|kafka|rabbitmq|cassandra|minio|couchdb|influxdb|clickhouse|memcached|mssql|sftp)([-:@/]|$)"

  # -- databases that operators make -------------------------------------------------------------------------------------------

  # Where each kind says how it is reached; a list stands for one of several places.
  open_types = ["LoadBalancer", "NodePort", "loadbalancer", "nodeport", "ingress", "route"]

  # -- servers of a cluster ----------------------------------------------------------------------------------------------------

  kinds_of_servers = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]
  open_flags = {
    kube-apiserver = "(^|\\s)--insecure-(port[= ][1-9]|bind-address[= ])"
    kubelet        = "(^|\\s)--read-only-port[= ][1-9]"
    etcd           = "(^|\\s)--listen-client-urls[= ]\\S*http://(0[.]0[.]0[.]0|\\[::\\])"
  }
}

resource_policy "kubernetes_manifest" "network_policy" {
  filter = core::try(attrs.manifest.kind, "") == "NetworkPolicy" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "networking.k8s.io/")

  # Everything on the internet, port by port, is what a web entry point needs; a rule without ports opens all of them.
  enforce {
    condition = core::alltrue(core::try([
      for rule in attrs.manifest.spec.ingress : core::try(core::length(rule.ports), 0) > 0 || core::alltrue(core::try([
        for from in rule.from : !hclscan::is_public_cidr(core::try(from.ipBlock.cidr, "10.0.0.0/8"))
      ], []))
    ], []))
    error_message = "This policy lets the whole internet connect to every port of the pods that it is about."
  }
}

resource_policy "kubernetes_manifest" "cilium_policy" {
  filter = core::contains(["CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"], core::try(attrs.manifest.kind, ""))

  locals {
    specs = core::concat(core::try([attrs.manifest.spec], []), core::try([for one in attrs.manifest.specs : one], []))
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for spec in local.specs : core::try([
        for rule in spec.ingress : core::try(core::length(rule.toPorts), 0) > 0 || !core::anytrue(core::concat(
          core::try([for name in rule.fromEntities : core::contains(["world", "all", "world-ipv4", "world-ipv6"], name)], []),
          core::try([for cidr in rule.fromCIDR : hclscan::is_public_cidr(cidr)], []),
          core::try([for one in rule.fromCIDRSet : hclscan::is_public_cidr(one.cidr)], []),
        ))
      ], [])
    ]))
    error_message = "This policy lets the whole internet connect to every port of the pods that it is about."
  }
}

resource_policy "kubernetes_manifest" "calico_policy" {
  filter = core::contains(["GlobalNetworkPolicy", "NetworkPolicy"], core::try(attrs.manifest.kind, "")) && core::regex_match(core::try(attrs.manifest.apiVersion, ""), "projectcalico[.]org/")

  enforce {
    condition = core::alltrue(core::try([
      for rule in attrs.manifest.spec.ingress :
      core::try(rule.action, "") != "Allow" || core::can(rule.destination.ports) || !core::anytrue(core::try([for net in rule.source.nets : hclscan::is_public_cidr(net)], []))
    ], []))
    error_message = "This policy lets the whole internet connect to every port of the pods that it is about."
  }
}

# Every pod may connect to every other until a policy selects it.
# https://kubernetes.io/docs/concepts/services-networking/network-policies/
resource_policy "kubernetes_manifest" "data_without_policy" {
  enforcement_level = "advisory"

  filter = core::contains(["StatefulSet", "Deployment"], core::try(attrs.manifest.kind, "")) && core::anytrue(core::try([
    for container in attrs.manifest.spec.template.spec.containers : core::regex_match(core::try(container.image, ""), local.data_programs)
  ], []))

  enforce {
    condition = core::length(local.other_policies) > 0 || core::anytrue([
      for policy in hclscan::manifests_in("NetworkPolicy", core::try(attrs.manifest.metadata.namespace, null)) :
      core::try(hclscan::selects(core::try(policy.spec.podSelector, {}), core::try(attrs.manifest.spec.template.metadata.labels, {})), false)
      && core::contains(core::try(policy.spec.policyTypes, ["Ingress"]), "Ingress")
      && !core::anytrue(core::try([for rule in policy.spec.ingress : core::length(core::try(rule.from, [])) == 0], []))
    ])
    error_message = "Every pod of the cluster may connect to this database: no network policy says who."
  }
}

resource_policy "kubernetes_manifest" "operator_service" {
  filter = core::contains([
    "Kafka", "postgresql", "PerconaXtraDBCluster", "PerconaServerMongoDB", "PerconaPGCluster", "Elasticsearch", "OpenSearchCluster", "RabbitmqCluster", "MySQL", "InnoDBCluster",
    "Cluster", "Pooler", "Tenant", "Redis", "RedisCluster",
  ], core::try(attrs.manifest.kind, ""))

  locals {
    spec = core::try(attrs.manifest.spec, {})

    # An object with the type of a service, and who may connect to it.
    services = core::concat(
      core::try([for one in local.spec.managed.services.additional : { type = one.serviceTemplate.spec.type, ranges = core::try(one.serviceTemplate.spec.loadBalancerSourceRanges, []) }], []),
      core::try([{ type = local.spec.serviceTemplate.spec.type, ranges = core::try(local.spec.serviceTemplate.spec.loadBalancerSourceRanges, []) }], []),
      core::try([{ type = local.spec.http.service.spec.type, ranges = core::try(local.spec.http.service.spec.loadBalancerSourceRanges, []) }], []),
      core::try([{ type = local.spec.service.type, ranges = core::try(local.spec.override.service.spec.loadBalancerSourceRanges, []) }], []),
      core::try([{ type = local.spec.expose.type, ranges = core::try(local.spec.expose.loadBalancerSourceRanges, []) }], []),
      core::try([{ type = local.spec.general.serviceType, ranges = [] }], []),
      core::flatten([
        for part in ["haproxy", "proxysql", "pxc", "proxy"] : [
          for place in [core::try(local.spec[part].exposePrimary, local.spec[part].expose, local.spec[part].pgBouncer.expose, null)] :
          place == null || core::try(place.enabled, true) == false ? [] : core::try([{ type = place.type, ranges = core::try(place.loadBalancerSourceRanges, []) }], [])
        ]
      ]),
      core::flatten(core::try([
        for set in local.spec.replsets : core::try(set.expose.enabled, false) == true ? [{
          type = core::try(set.expose.type, set.expose.exposeType, "ClusterIP"), ranges = core::try(set.expose.loadBalancerSourceRanges, [])
        }] : []
      ], [])),
      core::contains(local.yes, core::try(local.spec.enableMasterLoadBalancer, false)) || core::contains(local.yes, core::try(local.spec.enableReplicaLoadBalancer, false)) ? [
        { type = "LoadBalancer", ranges = core::try(local.spec.allowedSourceRanges, []) }
      ] : [],
      core::try([
        for one in local.spec.kafka.listeners : { type = one.type, ranges = core::try(one.configuration.loadBalancerSourceRanges, []) }
      ], []),
    )
  }

  enforce {
    condition = core::alltrue([
      for one in local.services : !core::contains(local.open_types, one.type)
      || (core::length(one.ranges) > 0 && !core::anytrue([for range in one.ranges : hclscan::is_public_cidr(range)]))
    ])
    error_message = "The operator is told to open this ${attrs.manifest.kind} to whoever can reach the cluster's nodes or load balancer."
  }
}

# https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
resource_policy "kubernetes_manifest" "server_ports" {
  filter = core::contains(local.kinds_of_servers, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver|kubelet|etcd") && core::anytrue([
    for text in local.commands : core::regex_match(text, "(^|[ /])(kube-apiserver|kubelet|etcd)( |$)")
  ])

  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
  }

  enforce {
    condition     = core::alltrue([for text in local.commands : core::alltrue([for program, flags in local.open_flags : !core::regex_match(text, flags)])])
    error_message = "This server answers at a port that asks nobody who they are and does not encrypt."
  }
}

# https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
resource_policy "kubernetes_manifest" "server_settings" {
  filter = core::contains(["KubeletConfiguration", "ClusterConfiguration"], core::try(attrs.manifest.kind, ""))

  # A map of arguments, or a list of them as of v1beta4.
  locals {
    arguments = core::try(attrs.manifest.apiServer.extraArgs, null)
  }

  enforce {
    condition = (
      core::contains([null, 0, "0"], core::try(attrs.manifest.readOnlyPort, null))
      && core::contains([null, 0, "0"], hclscan::named_value(local.arguments, "insecure-port"))
      && core::contains(local.nothing, hclscan::named_value(local.arguments, "insecure-bind-address"))
    )
    error_message = "This server answers at a port that asks nobody who they are and does not encrypt."
  }
}
