policytest {
  targets = ["azurerm_data_factory.policy.hcl"]
}

resource "azurerm_data_factory" "own_runtime" {
  attrs = {
    id                     = "/subscriptions/0/resourceGroups/staging/providers/Microsoft.DataFactory/factories/migration"
    public_network_enabled = false
  }
}

resource "azurerm_data_factory_integration_runtime_self_hosted" "laboratory" {
  attrs = {
    data_factory_id = "/subscriptions/0/resourceGroups/staging/providers/Microsoft.DataFactory/factories/migration"
  }
}

resource "azurerm_data_factory" "no_network" {
  expect_failure = true
  attrs = {
    id                     = "/subscriptions/0/resourceGroups/staging/providers/Microsoft.DataFactory/factories/other"
    public_network_enabled = false
  }
}

resource "azurerm_data_factory" "public" {
  expect_failure = true
  attrs = {
    id                              = "/subscriptions/0/resourceGroups/staging/providers/Microsoft.DataFactory/factories/public"
    managed_virtual_network_enabled = true
  }
}

resource "azurerm_data_factory_integration_runtime_azure" "inside" {
  attrs = {
    virtual_network_enabled = "true"
  }
}

resource "azurerm_data_factory_integration_runtime_azure" "outside" {
  expect_failure = true
  attrs = {
    virtual_network_enabled = false
  }
}

# -- connections ---------------------------------------------------------------------------------------------------------------

resource "azurerm_data_factory_linked_service_azure_blob_storage" "by_identity" {
  attrs = {
    service_endpoint     = "https://laboralanding.blob.core.windows.net"
    use_managed_identity = true
  }
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "key" {
  expect_failure = true
  attrs = {
    connection_string = "DefaultEndpointsProtocol=https;AccountName=laboralanding;AccountKey=abc"
  }
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "plain" {
  expect_failure = true
  attrs = {
    connection_string = "DefaultEndpointsProtocol=http;AccountName=laboralanding"
  }
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "signed_link" {
  expect_failure = true
  attrs = {
    sas_uri = "https://laboralanding.blob.core.windows.net/?sv=2024"
  }
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "application" {
  expect_failure = true
  attrs = {
    service_endpoint      = "https://laboralanding.blob.core.windows.net"
    service_principal_id  = "00000000-0000-0000-0000-000000000000"
    service_principal_key = "secret"
  }
}

resource "azurerm_data_factory_linked_service_azure_blob_storage" "application_from_the_vault" {
  attrs = {
    service_endpoint                       = "https://laboralanding.blob.core.windows.net"
    service_principal_id                   = "00000000-0000-0000-0000-000000000000"
    service_principal_linked_key_vault_key = [{ linked_service_name = "secrets", secret_name = "application" }]
  }
}

resource "azurerm_data_factory_linked_service_postgresql" "verified" {
  attrs = {
    connection_string = "Host=portal;Port=5432;Database=portal;UID=export;SSLMode=4"
  }
}

resource "azurerm_data_factory_linked_service_postgresql" "preferred" {
  expect_failure = true
  attrs = {
    connection_string = "Host=portal;Port=5432;Database=portal;UID=export;SSLMode=2"
  }
}

resource "azurerm_data_factory_linked_service_sql_server" "any_certificate" {
  expect_failure = true
  attrs = {
    connection_string = "Server=lims;Database=lims;Integrated Security=True;TrustServerCertificate=true"
  }
}

resource "azurerm_data_factory_linked_service_sql_server" "from_the_vault" {
  attrs = {
    connection_string  = "Server=lims;Database=lims;User ID=export;Encrypt=true"
    key_vault_password = [{ linked_service_name = "secrets", secret_name = "lims" }]
  }
}

resource "azurerm_data_factory_linked_service_sftp" "from_the_vault" {
  attrs = {
    authentication_type = "Basic"
    password            = null
    key_vault_password  = [{ linked_service_name = "secrets", secret_name = "sftp" }]
  }
}

resource "azurerm_data_factory_linked_service_sftp" "password" {
  expect_failure = true
  attrs = {
    authentication_type = "Basic"
    password            = "secret"
  }
}

resource "azurerm_data_factory_linked_service_sftp" "any_host" {
  expect_failure = true
  attrs = {
    key_vault_private_key_content_base64 = [{ linked_service_name = "secrets", secret_name = "sftp" }]
    skip_host_key_validation = true
  }
}

resource "azurerm_data_factory_linked_service_web" "certificate" {
  attrs = {
    authentication_type = "ClientCertificate"
  }
}

resource "azurerm_data_factory_linked_service_web" "anonymous" {
  expect_failure = true
  attrs = {
    authentication_type = "Anonymous"
  }
}

# -- pipelines -----------------------------------------------------------------------------------------------------------------

resource "azurerm_data_factory_pipeline" "without_activities" {
  attrs = {
    name = "empty"
  }
}

resource "azurerm_data_factory_pipeline" "some_tables" {
  attrs = {
    activities_json = core::jsonencode([{
      type           = "Lookup"
      typeProperties = { source = { sqlReaderQuery = "select table_name from information_schema.tables where table_name in ('patient', 'result')" } }
    }])
  }
}

resource "azurerm_data_factory_pipeline" "all_tables" {
  expect_failure = true
  attrs = {
    activities_json = core::jsonencode([{
      type           = "Lookup"
      typeProperties = { source = { query = "SELECT name FROM sys.tables" } }
    }])
  }
}

resource "azurerm_data_factory_pipeline" "unchecked" {
  expect_failure = true
  attrs = {
    activities_json = core::jsonencode([{
      type           = "Copy"
      typeProperties = { source = { sqlReaderQuery = "select 1" }, logSettings = { enableCopyActivityLog = true } }
    }])
  }
}

resource "azurerm_data_factory_pipeline" "without_log" {
  expect_failure = true
  attrs = {
    activities_json = core::jsonencode([{
      type           = "Copy"
      typeProperties = { source = { sqlReaderQuery = "select 1" }, validateDataConsistency = true }
    }])
  }
}

resource "azurerm_data_factory_pipeline" "some_files" {
  attrs = {
    activities_json = core::jsonencode([{
      type = "IfCondition"
      typeProperties = {
        ifTrueActivities = [{
          type = "Copy"
          typeProperties = {
            source                  = { storeSettings = { wildcardFileName = "result-2025-*.csv" } }
            validateDataConsistency = true
            logSettings             = { enableCopyActivityLog = true }
          }
        }]
      }
    }])
  }
}

resource "azurerm_data_factory_pipeline" "all_files" {
  expect_failure = true
  attrs = {
    activities_json = core::jsonencode([{
      type = "Copy"
      typeProperties = {
        source                  = { storeSettings = { recursive = true, wildcardFileName = "*" } }
        validateDataConsistency = true
        logSettings             = { enableCopyActivityLog = true }
      }
    }])
  }
}
