# What of a cluster can be reached from outside: services with an address of their own, ports of nodes, databases whose operator is
# told to open them, and the ways into the cluster itself.
#
# A balancer for a web entry point is meant to be on the internet: who gets in there is judged by HCL_PUB_003.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  # -- services ----------------------------------------------------------------------------------------------------------------

  # What each cloud calls a load balancer with an address inside the network only, and the addresses it lets in. That of AWS counts
  # with any value but "false": older versions wrote 0.0.0.0/0 there.
  internal_annotations = {
    "service.beta.kubernetes.io/aws-load-balancer-internal"              = ["true", "0.0.0.0/0"]
    "service.beta.kubernetes.io/azure-load-balancer-internal"            = ["true"]
    "networking.gke.io/load-balancer-type"                               = ["Internal"]
    "cloud.google.com/load-balancer-type"                                = ["Internal"]
    "service.beta.kubernetes.io/openstack-internal-load-balancer"        = ["true"]
    "service.beta.kubernetes.io/scw-loadbalancer-private"                = ["true"]
    "service.beta.kubernetes.io/osc-load-balancer-internal"              = ["true"]
    "service.beta.kubernetes.io/do-loadbalancer-network"                 = ["INTERNAL"]
    "load-balancer.hetzner.cloud/disable-public-network"                 = ["true"]
    "service.beta.kubernetes.io/oci-load-balancer-internal"              = ["true"]
    "oci-network-load-balancer.oraclecloud.com/internal"                 = ["true"]
    "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type"     = ["private"]
    "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type" = ["intranet"]
  }
  range_annotations = [
    "service.beta.kubernetes.io/load-balancer-source-ranges", "service.beta.kubernetes.io/azure-allowed-ip-ranges",
    "service.beta.kubernetes.io/azure-allowed-service-tags", "service.beta.kubernetes.io/do-loadbalancer-allow-rules",
  ]

  # The AWS Load Balancer Controller makes internal balancers unless it is told otherwise.
  # https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#lb-scheme
  classes_of_aws = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"]
  types_of_aws   = ["external", "nlb-ip"]

  # These hand out addresses of pools that somebody made. https://metallb.io/configuration/
  classes_of_pools = "^(metallb[.]io/|kube-vip[.]io/|io[.]cilium/)"

  # What listens at these ports: shells, directories, databases, brokers, caches, file shares.
  ports_of_data = [
    21, 22, 23, 111, 389, 445, 636, 873, 1433, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 4505, 5432, 5433, 5672, 5984, 6379, 6380,
    6432, 7000, 7199, 8086, 8529, 9000, 9042, 9092, 9093, 9094, 9200, 9300, 11211, 15672, 26257, 27017, 27018, 28015, 33060, 50000,
  ]
  ports_of_web = [80, 443, 8080, 8443]

  # -- programs ----------------------------------------------------------------------------------------------------------------

  kinds = ["Deployment", "StatefulSet", "DaemonSet", "Pod", "ReplicaSet", "Job", "CronJob"]

  # Programs that have to use the network of their node: parts of the cluster, and agents.
  node_namespaces = "^(kube-system|calico-system|tigera-operator|cilium|istio-system|metallb-system|ingress-nginx|gmp-system)$"
  node_programs   = "(?i)node-exporter|kube-proxy|cni|calico|cilium|flannel|ingress|traefik|haproxy|envoy|metallb|speaker|fluent|datadog|falco|csi|keepalived"

  data_programs = "(?i)(^|[/-])(postgres|postgresql|spilo|mysql|mariadb|percona|mongo|mongodb|redis|valkey|elasticsearch|opensearch|kafka|rabbitmq|cassandra|minio|couchdb|influxdb|clickhouse|etcd|memcached|mssql|nfs|sftp|vsftpd|samba)([-:@/]|$)"
}

resource_policy "kubernetes_manifest" "service_load_balancer" {
  filter = core::try(attrs.manifest.kind, "") == "Service" && core::try(attrs.manifest.spec.type, "") == "LoadBalancer"

  locals {
    notes = core::try(attrs.manifest.metadata.annotations, {})
    type  = core::try(local.notes["service.beta.kubernetes.io/aws-load-balancer-type"], "")
    is_internal = (
      core::anytrue([for key, values in local.internal_annotations : core::contains(values, core::try(core::valuetostring(local.notes[key]), ""))])
      || ((core::contains(local.classes_of_aws, core::try(attrs.manifest.spec.loadBalancerClass, null)) || core::contains(local.types_of_aws, local.type))
      && core::try(local.notes["service.beta.kubernetes.io/aws-load-balancer-scheme"], "internal") != "internet-facing")
      || core::try(local.notes["service.beta.kubernetes.io/aws-load-balancer-scheme"], "") == "internal"
    )
    ranges = core::try([for one in attrs.manifest.spec.loadBalancerSourceRanges : one], [])
    is_limited = (core::length(local.ranges) > 0 && !core::anytrue([for one in local.ranges : hclscan::is_public_cidr(one)])) || core::anytrue([
      for key in local.range_annotations : !core::contains(local.nothing, core::try(local.notes[key], null))
      && !core::regex_match(core::try(local.notes[key], ""), "(^|[ ,:])(0[.]0[.]0[.]0/0|::/0)")
    ])
    # Where a pool gives the address, it says whether it is one of the internet.
    is_of_a_pool = core::regex_match(core::try(attrs.manifest.spec.loadBalancerClass, ""), local.classes_of_pools) || core::anytrue([
      for key in core::keys(local.notes) : core::regex_match(key, "^(metallb[.](io|universe[.]tf)|kube-vip[.]io|io[.]cilium|lbipam[.]cilium[.]io)/")
    ])
    ports   = core::try([for one in attrs.manifest.spec.ports : one.port], [])
    of_data = [for port in local.ports : port if core::contains(local.ports_of_data, port)]
    is_web  = core::length(local.ports) > 0 && core::alltrue([for port in local.ports : core::contains(local.ports_of_web, port)])
    in_the_cluster = core::can(core::getdatasource("kubernetes_service_v1", {
      metadata = [{ name = core::try(attrs.manifest.metadata.name, ""), namespace = core::try(attrs.manifest.metadata.namespace, "default") }]
    }).status)
  }

  enforce {
    condition     = local.is_internal || local.is_limited || local.is_web || (local.is_of_a_pool && local.in_the_cluster)
    error_message = "Anybody on the internet can connect to this service${core::length(local.of_data) > 0 ? ", which is one that holds data" : ""}."
  }
}

# The port is open at every address that a node has.
resource_policy "kubernetes_manifest" "service_node_port" {
  filter = core::try(attrs.manifest.kind, "") == "Service" && core::try(attrs.manifest.spec.type, "") == "NodePort"

  locals {
    of_data = core::try([for one in attrs.manifest.spec.ports : one if core::contains(local.ports_of_data, core::try(one.port, 0))], [])
  }

  enforce {
    condition     = core::length(local.of_data) == 0
    error_message = "Every node opens a port to what this service leads to, a program that holds data: whoever reaches a node reaches it."
  }
}

# Whoever may write such an object can also catch what others send to an address: https://github.com/kubernetes/kubernetes/issues/97076
resource_policy "kubernetes_manifest" "service_external_addresses" {
  filter = core::try(attrs.manifest.kind, "") == "Service"

  enforce {
    condition     = core::try(core::length(attrs.manifest.spec.externalIPs), 0) == 0
    error_message = "This service takes what is sent to addresses outside the cluster, past any load balancer and its list of who may connect."
  }
}

resource_policy "kubernetes_manifest" "host_port" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && !(
    core::length(local.open) > 0 && core::regex_match(core::try(attrs.manifest.metadata.namespace, ""), local.node_namespaces)
  )

  locals {
    pod        = core::try(attrs.manifest.spec.jobTemplate.spec.template.spec, attrs.manifest.spec.template.spec, attrs.manifest.spec)
    containers = core::try([for one in local.pod.containers : one if !core::regex_match(core::try(one.image, ""), local.node_programs)], [])
    open = core::flatten([
      for container in hclscan::may_match(attrs.manifest, "host(Port|Network)") ? local.containers : [] : core::try([
        for port in container.ports : port
        if (core::contains(local.ports_of_data, core::try(port.containerPort, 0)) || core::regex_match(core::try(container.image, ""), local.data_programs))
        && core::try(port.hostPort, core::contains(local.yes, core::try(local.pod.hostNetwork, false)) ? port.containerPort : 0) != 0
        && !core::contains(["127.0.0.1", "::1"], core::try(port.hostIP, ""))
      ], [])
    ])
  }

  enforce {
    condition     = core::length(local.open) == 0
    error_message = "A port of this program is open at the addresses of its node: whoever reaches the node reaches the data."
  }
}
