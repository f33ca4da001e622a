variable "password" {
  type      = string
  sensitive = true
}

# expect: fail
resource "azurerm_data_factory" "open" {
  name                = "labora-open"
  location            = "francecentral"
  resource_group_name = "labora-staging"
}

# expect: pass
resource "azurerm_data_factory" "migration" {
  name                            = "labora-migration"
  location                        = "francecentral"
  resource_group_name             = "labora-staging"
  public_network_enabled          = false
  managed_virtual_network_enabled = true
}

# expect: fail
resource "azurerm_data_factory_integration_runtime_azure" "outside" {
  name            = "copy"
  data_factory_id = azurerm_data_factory.migration.id
  location        = "francecentral"
}

# expect: fail
resource "azurerm_data_factory_linked_service_sql_server" "password" {
  name              = "laboratory"
  data_factory_id   = azurerm_data_factory.migration.id
  connection_string = "Server=lims.biolab-nord.example;Database=lims;User ID=export;Password=${var.password}"
}

# expect: pass
resource "azurerm_data_factory_linked_service_azure_sql_database" "identity" {
  name                 = "target"
  data_factory_id      = azurerm_data_factory.migration.id
  use_managed_identity = true
  connection_string    = "Server=tcp:lims.database.windows.net,1433;Database=lims;Encrypt=true"
}

# expect: fail
resource "azurerm_data_factory_linked_service_mysql" "plain" {
  name              = "orders"
  data_factory_id   = azurerm_data_factory.migration.id
  connection_string = "Server=orders.biolab-nord.example;Port=3306;Database=orders;User=export;SSLMode=0"
}

# expect: fail
resource "azurerm_data_factory_linked_service_sftp" "careless" {
  name                     = "analysers"
  data_factory_id          = azurerm_data_factory.migration.id
  authentication_type      = "Basic"
  host                     = "sftp.biolab-nord.example"
  port                     = 22
  username                 = "export"
  password                 = var.password
  skip_host_key_validation = true
}

# expect: fail
resource "azurerm_data_factory_linked_service_azure_blob_storage" "signed_link" {
  name            = "landing"
  data_factory_id = azurerm_data_factory.migration.id
  sas_uri         = "https://laboralanding.blob.core.windows.net/?sv=2024"
}

# expect: fail
resource "azurerm_data_factory_linked_service_web" "anonymous" {
  name                = "catalogue"
  data_factory_id     = azurerm_data_factory.migration.id
  authentication_type = "Anonymous"
  url                 = "https://catalogue.biolab-nord.example"
}

# Every table, whatever it holds.
# expect: fail
resource "azurerm_data_factory_pipeline" "everything" {
  name            = "everything"
  data_factory_id = azurerm_data_factory.migration.id

  activities_json = jsonencode([
    {
      name           = "tables"
      type           = "Lookup"
      typeProperties = { source = { type = "SqlServerSource", sqlReaderQuery = "select * from information_schema.tables" } }
    },
    {
      name = "each"
      type = "ForEach"
      typeProperties = {
        activities = [{
          name           = "copy"
          type           = "Copy"
          typeProperties = { source = { type = "SqlServerSource" }, sink = { type = "AzureSqlSink" } }
        }]
      }
    },
  ])
}

# expect: pass
resource "azurerm_data_factory_pipeline" "patients" {
  name            = "patients"
  data_factory_id = azurerm_data_factory.migration.id

  activities_json = <<-JSON
    [
      {
        "name": "patients",
        "type": "Copy",
        "typeProperties": {
          "source": { "type": "SqlServerSource", "sqlReaderQuery": "select * from lims.patient where laboratory = 'biolab-nord'" },
          "sink": { "type": "AzureSqlSink" },
          "validateDataConsistency": true,
          "logSettings": { "enableCopyActivityLog": true }
        }
      }
    ]
  JSON
}

# expect: fail
resource "azurerm_data_factory_linked_service_sql_server" "unencrypted" {
  name              = "archive"
  data_factory_id   = azurerm_data_factory.migration.id
  connection_string = "Server=archive.biolab-nord.example;Database=archive;Encrypt=false"
}

# expect: fail
resource "azurerm_data_factory_linked_service_postgresql" "plain" {
  name              = "letters"
  data_factory_id   = azurerm_data_factory.migration.id
  connection_string = "Server=letters.biolab-nord.example;Port=5432;Database=letters;UID=export;SSLMode=1"
}

# The key of the account, and files that travel in the clear.
# expect: fail
resource "azurerm_data_factory_linked_service_azure_blob_storage" "key" {
  name              = "scans"
  data_factory_id   = azurerm_data_factory.migration.id
  connection_string = "DefaultEndpointsProtocol=http;AccountName=laborascans;AccountKey=${var.password}"
}
