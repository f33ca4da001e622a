# What a cluster keeps for itself and what is kept of it: Secrets, in etcd and in the repository, and backups.

locals {
  nothing = [null, ""]
  yes     = [true, "true"]

  # -- Secrets ---------------------------------------------------------------------------------------------------------------

  secret_resources = ["secrets", "*.", "*.*"]

  # What stands for a value that is filled in elsewhere; and keys that hold nothing secret.
  placeholders = "(?i)^\\s*$|^(<.*>|\\$\\{.*\\}|\\$\\(.*\\)|\\{\\{.*\\}\\}|ref\\+.*|vault:.*|avp.*|ENC\\[.*|change[-_ ]?me.*|replace[-_ ]?(me|this)?.*|placeholder|to[-_ ]?do|x{3,}|\\*{3,}|dummy|redacted)\\s*$"
  open_keys    = "(?i)[.](crt|cer|pub)$|^(user(name)?|login|host(name)?|port|database|dbname|url|endpoint|region|bucket|ca|cert|certificate|type|name|project|namespace)$"
  open_types   = ["kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token", "helm.sh/release.v1"]

  kinds_of_servers = ["Pod", "Deployment", "DaemonSet", "StatefulSet"]

  # -- backups: these store what they are given as it is, unless they are asked -----------------------------------------------

  endpoints_that_encrypt = "(?i)amazonaws[.]com|[.]windows[.]net|googleapis[.]com"
}

# The first rule that covers Secrets decides, and of its providers the first.
# https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
resource_policy "kubernetes_manifest" "encryption_configuration" {
  filter = core::try(attrs.manifest.kind, "") == "EncryptionConfiguration"

  locals {
    covering = core::try([
      for rule in attrs.manifest.resources : rule if core::anytrue([for name in rule.resources : core::contains(local.secret_resources, name)])
    ], [])
  }

  enforce {
    condition     = core::length(local.covering) > 0 && !core::can(local.covering[0].providers[0].identity)
    error_message = "The cluster writes Secrets to etcd as they are: whoever obtains its disk or a backup of it has every password."
  }
}

# https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
resource_policy "kubernetes_manifest" "api_server" {
  filter = core::contains(local.kinds_of_servers, core::try(attrs.manifest.kind, "")) && hclscan::may_match(attrs.manifest, "kube-apiserver") && core::length(local.servers) > 0

  locals {
    containers = core::try([for one in attrs.manifest.spec.template.spec.containers : one], [for one in attrs.manifest.spec.containers : one], [])
    commands   = [for one in local.containers : core::try(core::join(" ", core::concat(core::try(one.command, []), core::try(one.args, []))), "")]
    servers    = [for text in local.commands : text if core::regex_match(text, "(^|[ /])kube-apiserver( |$)")]
  }

  enforce {
    condition     = core::alltrue([for text in local.servers : core::regex_match(text, "--(experimental-)?encryption-provider-config[= ]+[^ -]")])
    error_message = "The cluster writes Secrets to etcd as they are: whoever obtains its disk or a backup of it has every password."
  }
}

resource_policy "kubernetes_manifest" "kubeadm_api_server" {
  filter = core::try(attrs.manifest.kind, "") == "ClusterConfiguration" && core::startswith(core::try(attrs.manifest.apiVersion, ""), "kubeadm.k8s.io/")

  # A map of arguments, or a list of them as of v1beta4.
  locals {
    arguments = core::try(attrs.manifest.apiServer.extraArgs, null)
  }

  enforce {
    condition     = !core::contains(local.nothing, hclscan::named_value(local.arguments, "encryption-provider-config"))
    error_message = "The cluster writes Secrets to etcd as they are: whoever obtains its disk or a backup of it has every password."
  }
}

# https://rook.io/docs/rook/latest/CRDs/Cluster/ceph-cluster-crd/
resource_policy "kubernetes_manifest" "ceph_cluster" {
  filter = core::try(attrs.manifest.kind, "") == "CephCluster" && !core::contains(local.yes, core::try(attrs.manifest.spec.external.enable, false))

  enforce {
    condition = core::contains(local.yes, core::try(attrs.manifest.spec.storage.config.encryptedDevice, false)) || core::try(
      core::length(attrs.manifest.spec.storage.storageClassDeviceSets) > 0
      && core::alltrue([for set in attrs.manifest.spec.storage.storageClassDeviceSets : core::contains(local.yes, set.encrypted)]), false
    )
    error_message = "The disks of this cluster are not encrypted: whoever obtains one can read what is stored on it."
  }
}

# Base64 is a way to write a value, not to hide it. A document that SOPS has encrypted says so.
resource_policy "kubernetes_manifest" "secret_in_clear" {
  filter = core::try(attrs.manifest.kind, "") == "Secret" && !core::can(attrs.manifest.sops) && !core::contains(local.open_types, core::try(attrs.manifest.type, ""))

  enforce {
    condition = core::alltrue(core::try([
      for key, value in attrs.manifest.stringData : core::regex_match(key, local.open_keys) || core::regex_match(value, local.placeholders)
    ], []))
    error_message = "The values of this Secret stand in the file: whoever reads the repository has them."
  }

  enforce {
    condition = core::alltrue(core::try([
      for key, value in attrs.manifest.data : core::regex_match(key, local.open_keys) || core::regex_match(core::try(hclscan::base64decode(value), value), local.placeholders)
    ], []))
    error_message = "The values of this Secret stand in the file, only written another way: whoever reads the repository has them."
  }
}

# -- backups -------------------------------------------------------------------------------------------------------------------

# https://velero.io/docs/main/api-types/backupstoragelocation/ ; buckets of AWS encrypt by themselves, those of others may not.
resource_policy "kubernetes_manifest" "velero_location" {
  filter = core::try(attrs.manifest.kind, "") == "BackupStorageLocation" && core::try(attrs.manifest.spec.config.s3Url, "") != ""

  enforce {
    condition = core::regex_match(attrs.manifest.spec.config.s3Url, local.endpoints_that_encrypt) || core::anytrue([
      for key in ["serverSideEncryption", "kmsKeyId", "customerKeyEncryptionFile"] : !core::contains(local.nothing, core::try(attrs.manifest.spec.config[key], null))
    ])
    error_message = "Backups go to a bucket that may not encrypt by itself, and are not asked to be encrypted."
  }
}

# https://cloudnative-pg.io/documentation/current/backup_barmanobjectstore/
resource_policy "kubernetes_manifest" "cnpg_backup" {
  filter = core::contains(["Cluster", "ObjectStore"], core::try(attrs.manifest.kind, "")) && core::regex_match(core::try(attrs.manifest.apiVersion, ""), "cnpg[.]io/") && core::try(local.store.endpointURL, "") != ""

  locals {
    store = core::try(attrs.manifest.spec.backup.barmanObjectStore, attrs.manifest.spec.configuration, {})
  }

  enforce {
    condition = core::regex_match(local.store.endpointURL, local.endpoints_that_encrypt) || core::alltrue([
      for part in ["data", "wal"] : core::contains(["AES256", "aws:kms"], core::try(local.store[part].encryption, null))
    ])
    error_message = "Backups of this database go to a bucket that may not encrypt by itself, and are not asked to be encrypted."
  }
}

# https://docs.percona.com/percona-operator-for-mongodb/encryption.html
resource_policy "kubernetes_manifest" "percona_mongodb" {
  filter = core::try(attrs.manifest.kind, "") == "PerconaServerMongoDB"

  locals {
    settings = core::concat(
      core::try([for one in attrs.manifest.spec.replsets : core::try(one.configuration, "")], []), [core::try(attrs.manifest.spec.mongod.security, {})]
    )
  }

  enforce {
    condition     = core::alltrue([for one in local.settings : !core::regex_match(core::valuetostring(one), "enableEncryption\"?: *\"?false")])
    error_message = "This database is told not to encrypt its files: whoever obtains the disk can read every record."
  }
}
