# Volumes of a cluster: what a storage class asks its driver for, what claims it, and what is written past it to a node's own disk.
#
# Storage of drivers that always encrypt has nothing to ask for. Whether others encrypt is decided by a server that the manifests do
# not show: they stay undecided.

locals {
  off = [null, "", "false", false]

  # Ceph can also encrypt the disks below all volumes: https://rook.io/docs/rook/latest/CRDs/Cluster/ceph-cluster-crd/
  encrypted_ceph = [
    for cluster in hclscan::manifests("CephCluster") : cluster
    if core::contains(["true", true], core::try(cluster.spec.storage.config.encryptedDevice, null))
    || core::try(core::alltrue([for set in cluster.spec.storage.storageClassDeviceSets : core::contains(["true", true], set.encrypted)]), false)
  ]

  # With this setting, AWS encrypts every new disk of the account and region, whatever the class asks for.
  encrypted_accounts = [
    for setting in core::getresources("aws_ebs_encryption_by_default", {}) : setting
    if !core::contains([false, "false"], core::try(setting.enabled, true))
  ]

  ebs  = core::length(local.encrypted_accounts) > 0 ? [] : ["encrypted"]
  ceph = core::length(local.encrypted_ceph) > 0 ? [] : ["encrypted"]

  # By driver, the parameters that a class has to set for its volumes to be encrypted: a switch, or the secret with the passphrase.
  # https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
  demanded = {
    "ebs.csi.aws.com"               = local.ebs
    "ebs.csi.eks.amazonaws.com"     = local.ebs
    "kubernetes.io/aws-ebs"         = local.ebs
    "rbd.csi.ceph.com"              = local.ceph
    "cephfs.csi.ceph.com"           = local.ceph
    "bsu.csi.outscale.com"          = ["encrypted"]
    "csi.scaleway.com"              = ["encrypted", "csi.storage.k8s.io/node-stage-secret-name"]
    "csi.hetzner.cloud"             = ["csi.storage.k8s.io/node-publish-secret-name"]
    "driver.longhorn.io"            = ["encrypted", "csi.storage.k8s.io/node-stage-secret-name"]
    "pxd.portworx.com"              = ["secure"]
    "kubernetes.io/portworx-volume" = ["secure"]

    # These encrypt whatever they store.
    "blob.csi.azure.com"           = []
    "disk.csi.azure.com"           = []
    "dobs.csi.digitalocean.com"    = []
    "file.csi.azure.com"           = []
    "filestore.csi.storage.gke.io" = []
    "fsx.csi.aws.com"              = []
    "kubernetes.io/azure-disk"     = []
    "kubernetes.io/azure-file"     = []
    "kubernetes.io/gce-pd"         = []
    "pd.csi.storage.gke.io"        = []
  }

  # These put files on the disk of a node, as they are.
  node_drivers = [
    "rancher.io/local-path", "microk8s.io/hostpath", "docker.io/hostpath", "k8s.io/minikube-hostpath", "hostpath.csi.k8s.io",
    "openebs.io/local", "kubernetes.io/no-provisioner",
  ]

  # Rook puts the name of its namespace before that of the driver.
  driver_of_ceph = "(?:rbd|cephfs)[.]csi[.]ceph[.]com$"

  # Of drivers that are not listed, only the name of a volume type or a list of layers may tell.
  classes = [
    for class in hclscan::manifests("StorageClass") : {
      name       = core::try(class.metadata.name, "")
      is_default = core::try(class.metadata.annotations["storageclass.kubernetes.io/is-default-class"], "") == "true"
      encrypted = core::alltrue([
        for driver in [core::try(core::regex(local.driver_of_ceph, class.provisioner), class.provisioner, "")] :
        !core::contains(local.node_drivers, driver) && (core::contains(core::keys(local.demanded), driver)
        ? core::alltrue([
          for parameter in local.demanded[driver] : !core::contains(local.off, core::try(class.parameters[parameter], null))
        ])
        : core::regex_match(core::valuetostring(core::try(class.parameters, {})), "(?i)luks") || core::getdatasource("kubernetes_resource", {
          api_version = "storage.k8s.io/v1", kind = "StorageClass", metadata = [{ name = core::try(class.metadata.name, "") }]
        }).object.parameters.encrypted == "true")
      ])
    }
  ]
  names_of_classes = [for class in local.classes : class.name]

  # What nodes keep for themselves, and what agents read from it.
  paths_of_nodes = "^/(proc|sys|dev|etc|run|usr|boot|lib|var/run|var/log|var/lib/(kubelet|docker|containerd|etcd))(/|$)|[.]sock$"
}

resource_policy "kubernetes_manifest" "storage_class" {
  filter = core::try(attrs.manifest.kind, "") == "StorageClass" && !core::contains(local.node_drivers, core::try(attrs.manifest.provisioner, ""))

  locals {
    driver = core::try(core::regex(local.driver_of_ceph, attrs.manifest.provisioner), attrs.manifest.provisioner, "")
  }

  enforce {
    condition = core::contains(core::keys(local.demanded), local.driver) ? core::alltrue([
      for parameter in local.demanded[local.driver] : !core::contains(local.off, core::try(attrs.manifest.parameters[parameter], null))
    ]) : core::alltrue([for class in local.classes : class.encrypted if class.name == core::try(attrs.manifest.metadata.name, "")])
    error_message = "Volumes of this class are not encrypted: whoever obtains a disk or a snapshot of one can read every file on it."
  }
}

resource_policy "kubernetes_manifest" "storage_class_of_node" {
  filter = core::try(attrs.manifest.kind, "") == "StorageClass"

  enforce {
    condition     = !core::contains(local.node_drivers, core::try(attrs.manifest.provisioner, ""))
    error_message = "Volumes of this class are directories of a node: whoever can reach the node, or gets hold of its disk, can read the files."
  }
}

# An empty name asks for a volume that somebody made by hand, no name for the default class.
resource_policy "kubernetes_manifest" "volume_claim" {
  filter = core::contains(["PersistentVolumeClaim", "StatefulSet"], core::try(attrs.manifest.kind, ""))

  locals {
    claims = (
      attrs.manifest.kind == "PersistentVolumeClaim"
      ? [attrs.manifest]
      : core::try([for claim in attrs.manifest.spec.volumeClaimTemplates : claim], [])
    )

    named   = [for claim in local.claims : claim if !core::contains([null, ""], core::try(claim.spec.storageClassName, null))]
    unnamed = [for claim in local.claims : claim if core::try(claim.spec.storageClassName, null) == null]

    names           = [for class in local.classes : class.name]
    default_classes = [for class in local.classes : class if class.is_default]
  }

  # A class that is not among the manifests is in the cluster.
  enforce {
    condition = core::alltrue([
      for claim in local.named :
      core::contains(local.names, claim.spec.storageClassName)
      ? core::alltrue([for class in local.classes : class.encrypted || class.name != claim.spec.storageClassName])
      : core::getdatasource("kubernetes_resource", {
        api_version = "storage.k8s.io/v1", kind = "StorageClass", metadata = [{ name = claim.spec.storageClassName }]
      }).object.parameters.encrypted == "true"
    ])
    error_message = "The class of this storage does not encrypt: whoever obtains the disk or a snapshot of it can read every file on it."
  }

  enforce {
    condition = core::length(local.unnamed) == 0 || (
      core::length(local.default_classes) > 0
      ? core::alltrue([for class in local.default_classes : class.encrypted])
      : core::getdatasource("kubernetes_resources", {
        api_version = "storage.k8s.io/v1", kind = "StorageClass"
      }).objects[0].parameters.encrypted == "true"
    )
    error_message = "The class that is used where none is named does not encrypt: whoever obtains the disk can read every file on it."
  }
}

# A volume that somebody made by hand, on the disk of a node.
resource_policy "kubernetes_manifest" "persistent_volume" {
  filter = core::try(attrs.manifest.kind, "") == "PersistentVolume"

  enforce {
    condition     = core::try(attrs.manifest.spec.hostPath.path, null) == null
    error_message = "This volume is a directory of a node: whoever can reach the node, or gets hold of its disk, can read the files."
  }
}

# Agents, which run on every node, have business with its files; workloads have not.
resource_policy "kubernetes_manifest" "host_path" {
  filter = core::contains(["CronJob", "Deployment", "Job", "Pod", "StatefulSet"], core::try(attrs.manifest.kind, ""))

  locals {
    pod = core::try(
      attrs.manifest.spec.jobTemplate.spec.template.spec, attrs.manifest.spec.template.spec, attrs.manifest.spec
    )
    written = core::flatten([
      for container in core::flatten([core::try(local.pod.containers, []), core::try(local.pod.initContainers, [])]) :
      core::try([for mount in container.volumeMounts : mount.name if core::try(mount.readOnly, false) != true], [])
    ])
  }

  enforce {
    condition = core::alltrue([
      for volume in core::try([for each in local.pod.volumes : each], []) :
      !core::contains(local.written, volume.name) || core::regex_match(core::try(volume.hostPath.path, "/dev/null"), local.paths_of_nodes)
    ])
    error_message = "Files are written to the disk of the node itself, past every encrypted volume: whoever obtains that disk can read them."
  }
}

# Databases, brokers and the like that an operator makes: each kind names the class of its storage in a place of its own.
resource_policy "kubernetes_manifest" "operator_storage" {
  filter = core::contains([
    "Cluster", "postgresql", "PostgresCluster", "PerconaPGCluster", "PerconaServerMongoDB", "PerconaXtraDBCluster", "Kafka", "KafkaNodePool",
    "Elasticsearch", "OpenSearchCluster", "MongoDBCommunity", "RedisFailover", "RabbitmqCluster", "Tenant",
  ], core::try(attrs.manifest.kind, "")) && core::length(local.named) > 0

  locals {
    spec = core::try(attrs.manifest.spec, {})
    named = core::distinct(core::compact(core::flatten([
      core::try(local.spec.storage.storageClass, ""),                                                    # CloudNativePG
      core::try(local.spec.walStorage.storageClass, ""),
      core::try(local.spec.volume.storageClass, ""),                                                     # Zalando
      core::try([for one in local.spec.instances : one.dataVolumeClaimSpec.storageClassName], []),       # Crunchy Data, Percona
      core::try([for one in local.spec.replsets : one.volumeSpec.persistentVolumeClaim.storageClassName], []),
      core::try(local.spec.pxc.volumeSpec.persistentVolumeClaim.storageClassName, ""),
      core::try(local.spec.storage.class, ""),                                                           # Strimzi
      core::try(local.spec.kafka.storage.class, ""),
      core::try([for one in local.spec.kafka.storage.volumes : one.class], []),
      core::try([for one in local.spec.storage.volumes : one.class], []),
      core::try([for set in local.spec.nodeSets : [for one in set.volumeClaimTemplates : one.spec.storageClassName]], []), # Elastic
      core::try([for one in local.spec.nodePools : one.persistence.pvc.storageClass], []),               # OpenSearch
      core::try([for one in local.spec.statefulSet.spec.volumeClaimTemplates : one.spec.storageClassName], []), # MongoDB
      core::try(local.spec.redis.storage.persistentVolumeClaim.spec.storageClassName, ""),               # Redis
      core::try(local.spec.persistence.storageClassName, ""),                                            # RabbitMQ
      core::try([for one in local.spec.pools : one.volumeClaimTemplate.spec.storageClassName], []),      # MinIO
    ])))
  }

  # MinIO can encrypt what it stores by itself: https://min.io/docs/minio/kubernetes/upstream/operations/server-side-encryption.html
  enforce {
    condition = core::can(local.spec.kes) || core::alltrue([
      for name in local.named : core::contains(local.names_of_classes, name)
      ? core::alltrue([for class in local.classes : class.encrypted || class.name != name])
      : core::getdatasource("kubernetes_resource", {
        api_version = "storage.k8s.io/v1", kind = "StorageClass", metadata = [{ name = name }]
      }).object.parameters.encrypted == "true"
    ])
    error_message = "The class of this storage does not encrypt: whoever obtains a disk or a snapshot of it can read every record."
  }
}
