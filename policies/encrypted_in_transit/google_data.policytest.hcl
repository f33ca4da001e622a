policytest {
  targets = ["google_data.policy.hcl"]
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "google_sql_database_instance" "encrypted" {
  attrs = { name = "encrypted", settings = [{ ip_configuration = [{ ssl_mode = "ENCRYPTED_ONLY" }] }] }
}

resource "google_sql_database_instance" "certificates" {
  attrs = { name = "certificates", settings = [{ ip_configuration = [{ ssl_mode = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED" }] }] }
}

# Mocks require no version of the provider.
resource "google_sql_database_instance" "before_version_6" {
  attrs = { name = "before", settings = [{ ip_configuration = [{ require_ssl = "true" }] }] }
}

resource "google_sql_database_instance" "newer_spelling_wins" {
  attrs          = { name = "both", settings = [{ ip_configuration = [{ require_ssl = true, ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" }] }] }
  expect_failure = true
}

resource "google_sql_database_instance" "by_omission" {
  attrs          = { name = "by-omission", settings = [{ tier = "db-f1-micro" }] }
  expect_failure = true
}

resource "google_alloydb_instance" "by_omission" {
  attrs = { instance_id = "by-omission" }
}

resource "google_alloydb_instance" "plain" {
  attrs = {
    instance_id              = "plain"
    client_connection_config = [{ ssl_config = [{ ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" }] }]
  }
  expect_failure = true
}

# -- caches ------------------------------------------------------------------------------------------------------------------

resource "google_redis_instance" "encrypted" {
  attrs = { name = "encrypted", transit_encryption_mode = "SERVER_AUTHENTICATION" }
}

resource "google_redis_instance" "by_omission" {
  attrs          = { name = "by-omission", transit_encryption_mode = null }
  expect_failure = true
}

resource "google_memorystore_instance" "plain" {
  attrs          = { instance_id = "plain", transit_encryption_mode = "TRANSIT_ENCRYPTION_DISABLED" }
  expect_failure = true
}

resource "google_redis_cluster" "encrypted" {
  attrs = { name = "encrypted", transit_encryption_mode = "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION" }
}

resource "google_redis_cluster" "by_omission" {
  attrs          = { name = "by-omission" }
  expect_failure = true
}

# -- file shares -------------------------------------------------------------------------------------------------------------

resource "google_netapp_volume" "encrypted" {
  attrs = {
    name             = "encrypted"
    protocols        = ["SMB", "NFSV4"]
    smb_settings     = ["BROWSABLE", "ENCRYPT_DATA"]
    kerberos_enabled = true
    export_policy    = [{ rules = [{ kerberos5p_read_only = true }, { kerberos5p_read_write = "true" }] }]
  }
}

resource "google_netapp_volume" "smb" {
  attrs          = { name = "smb", protocols = ["SMB"] }
  expect_failure = true
}

resource "google_netapp_volume" "nfs" {
  attrs          = { name = "nfs", protocols = ["NFSV3"], export_policy = [{ rules = [{ allowed_clients = "10.1.2.0/24", nfsv3 = true }] }] }
  expect_failure = true
}

# Kerberos that only says who it is.
resource "google_netapp_volume" "kerberos_without_encryption" {
  attrs = {
    name             = "krb5"
    protocols        = ["NFSV4"]
    kerberos_enabled = true
    export_policy    = [{ rules = [{ kerberos5_read_write = true }] }]
  }
  expect_failure = true
}
