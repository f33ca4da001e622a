policytest {
  targets = ["kubernetes_records.policy.hcl"]
}

resource "kubernetes_manifest" "patients" {
  meta = { environment = "production" }
  attrs = {
    manifest = {
      apiVersion = "acid.zalan.do/v1"
      kind       = "postgresql"
      metadata   = { name = "patients", namespace = "production" }
      spec       = { enableLogicalBackup = true }
    }
  }
}

resource "kubernetes_manifest" "postgresql_operator_configuration" {
  attrs = {
    manifest = {
      apiVersion    = "acid.zalan.do/v1"
      kind          = "OperatorConfiguration"
      metadata      = { name = "postgresql-operator-configuration", namespace = "operator" }
      configuration = { logical_backup = { logical_backup_s3_retention_time = "30 days" } }
    }
  }
}
