# Connections inside a cluster: settings of clients that switch TLS or its checks off, the mesh, and servers that operators make.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]
  no      = [false, "false"]

  kinds = ["Deployment", "StatefulSet", "DaemonSet", "Pod", "ReplicaSet", "Job", "CronJob"]

  # Settings of common clients that switch encryption, or the check of who answers, off. Options with a value may be two arguments.
  without_tls = "(?i)${core::join("|", [
    "ssl_?mode['\"]?[=: ]+['\"]?(disable|allow|prefer)\\b",                                  # PostgreSQL
    "ssl-mode[=: ]*(disabled|preferred)", "--skip-ssl",                                      # MySQL, MariaDB
    "usessl['\"]?[=:] ?['\"]?false", "[?&;]ssl=(false|0)", "[?&;]tls=(false|skip-verify)",   # JDBC, MongoDB, Go
    "--tls(allow)?(insecure|invalid)", "[?&;]tlsinsecure=true",
    "encrypt=(false|no|optional)", "trustservercertificate['\"]?[=:] ?['\"]?(true|yes)",     # SQL Server
    "(^|[ '\"])--insecure($|[ =])", "--insecure-skip-(tls-)?verify($|[= ]true)", "--no-check-certificate", "insecure_?skip_?verify['\"]?[=:] ?['\"]?true",
    "node_tls_reject_unauthorized['\"]?[=: ]+['\"]?0", "pythonhttpsverify['\"]?[=: ]+['\"]?0", "git_ssl_no_verify['\"]?[=: ]+['\"]?(1|true)",
    "stricthostkeychecking[= ]no",                                                           # ssh, sftp
  ])}"
  # Something of which is in each of them.
  words_of_tls = "(?i)ssl|tls|insecure|encrypt=|certificate|pythonhttpsverify|stricthostkey"
}

# Scrapers see figures, not records: asked for only when it is wanted.
input "metrics_too" {
  type    = bool
  default = false
}

# -- clients -------------------------------------------------------------------------------------------------------------------

resource_policy "kubernetes_manifest" "client_setting" {
  filter = core::contains(local.kinds, core::try(attrs.manifest.kind, "")) && core::length(local.containers) > 0

  locals {
    pod        = core::try(attrs.manifest.spec.jobTemplate.spec.template.spec, attrs.manifest.spec.template.spec, attrs.manifest.spec)
    containers = core::concat(core::try([for one in local.pod.containers : one], []), core::try([for one in local.pod.initContainers : one], []))
    suspects   = hclscan::may_match(attrs.manifest, local.words_of_tls) ? local.containers : []
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for container in local.suspects : core::try([
        for one in container.env : !core::regex_match("${one.name}=${one.value}", local.without_tls) if core::try(one.value, null) != null
      ], [])
    ]))
    error_message = "A variable of this program switches TLS or its checks off: records travel in the clear, or to whoever answers."
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for container in local.suspects : [
        !core::regex_match(core::try(core::join(" ", container.command), ""), local.without_tls),
        !core::regex_match(core::try(core::join(" ", container.args), ""), local.without_tls),
      ]
    ]))
    error_message = "An argument of this program switches TLS or its checks off: records travel in the clear, or to whoever answers."
  }
}

resource_policy "kubernetes_manifest" "client_file" {
  filter = core::contains(["ConfigMap", "Secret"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = core::alltrue(core::concat(
      attrs.manifest.kind == "ConfigMap" ? core::try([for key, value in attrs.manifest.data : !core::regex_match("${key}=${value}", local.without_tls)], []) : [],
      core::try([for key, value in attrs.manifest.stringData : !core::regex_match("${key}=${value}", local.without_tls)], []),
      attrs.manifest.kind == "Secret" ? core::try([for key, value in attrs.manifest.data : !core::regex_match("${key}=${hclscan::base64decode(value)}", local.without_tls)], []) : [],
    ))
    error_message = "A setting here switches TLS or its checks off: records travel in the clear, or to whoever answers."
  }
}

# Volumes of EFS are mounted over TLS unless they ask not to be.
resource_policy "kubernetes_manifest" "efs_volume" {
  filter = core::contains(["PersistentVolume", "StorageClass"], core::try(attrs.manifest.kind, "")) && core::try(attrs.manifest.spec.csi.driver, attrs.manifest.provisioner, "") == "efs.csi.aws.com"

  enforce {
    condition     = core::try(core::valuetostring(attrs.manifest.spec.csi.volumeAttributes.encryptInTransit), "true") != "false"
    error_message = "This file system is mounted without TLS: files travel in the clear."
  }
}

resource_policy "kubernetes_manifest" "nfs_class" {
  filter = core::try(attrs.manifest.kind, "") == "StorageClass" && core::contains(["file.csi.azure.com", "blob.csi.azure.com"], core::try(attrs.manifest.provisioner, ""))

  enforce {
    condition     = !core::contains(["nfs"], core::lower(core::try(attrs.manifest.parameters.protocol, "")))
    error_message = "These file systems are mounted by NFS, which does not encrypt: files travel in the clear."
  }
}

resource_policy "kubernetes_manifest" "service_monitor" {
  filter = core::contains(["ServiceMonitor", "PodMonitor"], core::try(attrs.manifest.kind, "")) && input.metrics_too

  enforce {
    condition = core::alltrue([
      for one in core::try([for each in attrs.manifest.spec.endpoints : each], [for each in attrs.manifest.spec.podMetricsEndpoints : each], []) :
      core::lower(core::try(one.scheme, "http")) == "https" && !core::contains(local.yes, core::try(one.tlsConfig.insecureSkipVerify, false))
    ])
    error_message = "Figures are fetched without TLS, or from whoever answers."
  }
}

# -- the mesh ------------------------------------------------------------------------------------------------------------------

# https://istio.io/latest/docs/reference/config/security/peer_authentication/
resource_policy "kubernetes_manifest" "peer_authentication" {
  filter = core::try(attrs.manifest.kind, "") == "PeerAuthentication"

  enforce {
    condition = !core::contains(["PERMISSIVE", "DISABLE"], core::try(attrs.manifest.spec.mtls.mode, "")) && !core::anytrue(core::try([
      for port, each in attrs.manifest.spec.portLevelMtls : core::contains(["PERMISSIVE", "DISABLE"], each.mode)
    ], []))
    error_message = "Programs here also accept connections without TLS, from whoever opens them."
  }
}

resource_policy "kubernetes_manifest" "destination_rule" {
  filter = core::try(attrs.manifest.kind, "") == "DestinationRule"

  enforce {
    condition = core::try(attrs.manifest.spec.trafficPolicy.tls.mode, "") != "DISABLE" && !core::contains(local.yes, core::try(attrs.manifest.spec.trafficPolicy.tls.insecureSkipVerify, false))
    error_message = "Connections to this destination are made without TLS, or to whoever answers."
  }
}

# -- servers that operators make ---------------------------------------------------------------------------------------------

# Lines that begin with host take connections with and without TLS.
# https://cloudnative-pg.io/documentation/current/postgresql_conf/#the-pg_hba-section
resource_policy "kubernetes_manifest" "cnpg_cluster" {
  filter = core::try(attrs.manifest.kind, "") == "Cluster" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "postgresql.cnpg.io/")

  enforce {
    condition = core::alltrue(core::try([
      for line in attrs.manifest.spec.postgresql.pg_hba : !core::regex_match(line, "^\\s*(host|hostnossl)\\s") || core::regex_match(line, "\\s(reject|127[.]0[.]0[.]1/32|::1/128)")
    ], []))
    error_message = "This database also accepts connections without TLS."
  }
}

# https://strimzi.io/docs/operators/latest/configuring#type-GenericKafkaListener-reference
resource_policy "kubernetes_manifest" "kafka" {
  filter = core::try(attrs.manifest.kind, "") == "Kafka"

  enforce {
    condition     = core::alltrue(core::try([for one in attrs.manifest.spec.kafka.listeners : !core::contains(local.no, core::try(one.tls, null))], []))
    error_message = "A listener of these brokers takes and hands out messages without TLS."
  }
}

resource_policy "kubernetes_manifest" "elasticsearch" {
  filter = core::contains(["Elasticsearch", "Kibana"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = !core::contains(local.yes, core::try(attrs.manifest.spec.http.tls.selfSignedCertificate.disabled, false)) && core::alltrue(core::try([
      for set in attrs.manifest.spec.nodeSets : !core::contains(local.no, core::try(set.config["xpack.security.http.ssl.enabled"], set.config["xpack.security.enabled"], true))
    ], []))
    error_message = "This server answers without TLS."
  }
}

resource_policy "kubernetes_manifest" "opensearch" {
  filter = core::try(attrs.manifest.kind, "") == "OpenSearchCluster"

  enforce {
    condition = !core::anytrue([
      for key, bad in { "plugins.security.ssl.http.enabled" = local.no, "plugins.security.disabled" = local.yes } :
      core::contains(bad, core::try(attrs.manifest.spec.general.additionalConfig[key], null))
    ])
    error_message = "This server answers without TLS."
  }
}

# https://docs.percona.com/percona-operators/
resource_policy "kubernetes_manifest" "percona" {
  filter = core::contains(["PerconaXtraDBCluster", "PerconaServerMongoDB", "PerconaPGCluster"], core::try(attrs.manifest.kind, ""))

  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.manifest.spec.unsafeFlags.tls, false))
      && !core::contains(local.no, core::try(attrs.manifest.spec.tls.enabled, true))
      && !core::contains(["disabled", "allowTLS", "preferTLS"], core::try(attrs.manifest.spec.tls.mode, ""))
    )
    error_message = "This database is told to take connections without TLS."
  }
}

resource_policy "kubernetes_manifest" "mongodb" {
  filter = core::try(attrs.manifest.kind, "") == "MongoDBCommunity"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.manifest.spec.security.tls.enabled, false)) && !core::contains(local.yes, core::try(attrs.manifest.spec.security.tls.optional, false))
    error_message = "This database takes connections without TLS."
  }
}

# https://www.rabbitmq.com/kubernetes/operator/using-operator#tls-conf
resource_policy "kubernetes_manifest" "rabbitmq" {
  filter = core::try(attrs.manifest.kind, "") == "RabbitmqCluster"

  enforce {
    condition     = !core::contains(local.nothing, core::try(attrs.manifest.spec.tls.secretName, null)) && core::contains(local.yes, core::try(attrs.manifest.spec.tls.disableNonTLSListeners, false))
    error_message = "These brokers take and hand out messages without TLS."
  }
}

resource_policy "kubernetes_manifest" "minio" {
  filter = core::try(attrs.manifest.kind, "") == "Tenant" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "minio.min.io/")

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.manifest.spec.requestAutoCert, true)) || core::try(core::length(attrs.manifest.spec.externalCertSecret), 0) > 0
    error_message = "This object store answers without TLS."
  }
}

# https://rook.io/docs/rook/latest/CRDs/Cluster/ceph-cluster-crd/#network-configuration-settings
resource_policy "kubernetes_manifest" "ceph" {
  enforcement_level = "advisory"

  filter = core::try(attrs.manifest.kind, "") == "CephCluster"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.manifest.spec.network.connections.encryption.enabled, false))
    error_message = "What is stored travels between the nodes of this cluster without encryption."
  }
}
