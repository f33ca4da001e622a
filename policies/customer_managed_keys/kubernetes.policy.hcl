# Keys of one's own for the volumes of a cluster and for what it keeps in etcd.

locals {
  nothing = [null, ""]

  # By driver, where a class names the key. Drivers that have no such parameter are not the subject.
  parameters = {
    "ebs.csi.aws.com"              = "kmsKeyId"
    "ebs.csi.eks.amazonaws.com"    = "kmsKeyId"
    "kubernetes.io/aws-ebs"        = "kmsKeyId"
    "fsx.csi.aws.com"              = "kmsKeyId"
    "pd.csi.storage.gke.io"        = "disk-encryption-kms-key"
    "filestore.csi.storage.gke.io" = "instance-encryption-kms-key"
    "disk.csi.azure.com"           = "diskEncryptionSetID"
    "kubernetes.io/azure-disk"     = "diskEncryptionSetID"
  }
}

resource_policy "kubernetes_manifest" "storage_class" {
  filter = core::try(attrs.manifest.kind, "") == "StorageClass" && core::contains(core::keys(local.parameters), core::try(attrs.manifest.provisioner, ""))

  # Azure reads the names of parameters in any case.
  enforce {
    condition = core::anytrue(core::try([
      for key, value in attrs.manifest.parameters :
      core::lower(key) == core::lower(local.parameters[attrs.manifest.provisioner]) && !core::contains(local.nothing, value)
    ], []))
    error_message = "Volumes of this class are encrypted with a key of the cloud's, if at all: access to them cannot be withdrawn."
  }
}

# A key that stands in the file is one that whoever reads the file has.
# https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/
resource_policy "kubernetes_manifest" "encryption_configuration" {
  filter = core::try(attrs.manifest.kind, "") == "EncryptionConfiguration"

  enforce {
    condition = core::alltrue(core::try([
      for rule in attrs.manifest.resources : core::can(rule.providers[0].kms.name)
      if core::anytrue([for name in rule.resources : core::contains(["secrets", "*.", "*.*"], name)])
    ], []))
    error_message = "Secrets are not encrypted with a key of a key management service: the key lies beside what it protects, or there is none."
  }
}
