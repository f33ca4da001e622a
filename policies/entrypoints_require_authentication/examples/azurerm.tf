variable "require_login" {
  type = bool
}

# expect: fail HCL_PUB_003
resource "azurerm_linux_web_app" "portal" {
  name                = "portal"
  location            = "westeurope"
  resource_group_name = "lab"
  service_plan_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"

  site_config {}

  auth_settings_v2 {
    auth_enabled           = true
    unauthenticated_action = "AllowAnonymous"

    login {}
  }
}

# expect: pass
resource "azurerm_linux_web_app" "portal_with_login" {
  name                = "portal-2"
  location            = "westeurope"
  resource_group_name = "lab"
  service_plan_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"

  site_config {}

  auth_settings_v2 {
    auth_enabled           = true
    require_authentication = true

    login {}
  }
}

# expect: unknown
resource "azurerm_linux_web_app" "as_configured" {
  name                = "portal-3"
  location            = "westeurope"
  resource_group_name = "lab"
  service_plan_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"

  site_config {}

  auth_settings_v2 {
    auth_enabled           = true
    require_authentication = var.require_login

    login {}
  }
}

# expect: fail HCL_PUB_003
resource "azurerm_linux_function_app" "import" {
  name                 = "import"
  location             = "westeurope"
  resource_group_name  = "lab"
  service_plan_id      = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"
  storage_account_name = "imports"

  site_config {}
}

# expect: fail HCL_PUB_003
resource "azurerm_function_app_function" "receive" {
  name            = "receive"
  function_app_id = azurerm_linux_function_app.import.id

  config_json = jsonencode({
    bindings = [{ name = "request", type = "httpTrigger", direction = "in", authLevel = "anonymous" }]
  })
}

# expect: fail HCL_PUB_003
resource "azurerm_app_service" "old_portal" {
  name                = "old-portal"
  location            = "westeurope"
  resource_group_name = "lab"
  app_service_plan_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"
}

# expect: fail HCL_PUB_003
resource "azurerm_static_web_app" "help" {
  name                = "help"
  location            = "westeurope"
  resource_group_name = "lab"
}

# expect: fail HCL_PUB_003
resource "azurerm_container_app" "upload" {
  name                         = "upload"
  resource_group_name          = "lab"
  container_app_environment_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.App/managedEnvironments/lab"
  revision_mode                = "Single"

  ingress {
    external_enabled = true
    target_port      = 8080
  }
}

# expect: pass
resource "azurerm_container_app" "upload_with_login" {
  name                         = "upload-2"
  resource_group_name          = "lab"
  container_app_environment_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.App/managedEnvironments/lab"
  revision_mode                = "Single"

  ingress {
    external_enabled = true
    target_port      = 8080
  }
}

resource "azapi_resource" "login" {
  type      = "Microsoft.App/containerApps/authConfigs@2024-03-01"
  name      = "current"
  parent_id = azurerm_container_app.upload_with_login.id

  body = {
    properties = {
      platform         = { enabled = true }
      globalValidation = { unauthenticatedClientAction = "RedirectToLoginPage" }
    }
  }
}

# expect: fail HCL_PUB_003
resource "azurerm_kubernetes_cluster" "lab" {
  name                             = "lab"
  location                         = "westeurope"
  resource_group_name              = "lab"
  dns_prefix                       = "lab"
  http_application_routing_enabled = true

  default_node_pool {
    name       = "system"
    node_count = 2
    vm_size    = "Standard_D4s_v5"
  }
}

# expect: fail HCL_PUB_003
resource "azurerm_service_fabric_cluster" "services" {
  name                = "services"
  location            = "westeurope"
  resource_group_name = "lab"
  reliability_level   = "Bronze"
  upgrade_mode        = "Automatic"
  vm_image            = "Windows"
  management_endpoint = "https://services.example.org:19080"
}

# expect: fail HCL_PUB_003
resource "azurerm_api_management_api" "results" {
  name                  = "results"
  resource_group_name   = "lab"
  api_management_name   = "lab"
  revision              = "1"
  subscription_required = false
}

# expect: pass
resource "azurerm_api_management_api" "letters" {
  name                  = "letters"
  resource_group_name   = "lab"
  api_management_name   = "lab"
  revision              = "1"
  subscription_required = false
}

resource "azurerm_api_management_api_policy" "letters" {
  api_name            = azurerm_api_management_api.letters.name
  api_management_name = "lab"
  resource_group_name = "lab"

  xml_content = <<-XML
    <policies>
      <inbound>
        <validate-azure-ad-token tenant-id="00000000-0000-0000-0000-000000000000" />
      </inbound>
    </policies>
  XML
}

# expect: fail HCL_PUB_003
resource "azurerm_api_management_product" "partners" {
  product_id            = "partners"
  display_name          = "Partners"
  resource_group_name   = "lab"
  api_management_name   = "lab"
  published             = true
  subscription_required = false
}

# expect: fail HCL_PUB_003
resource "azurerm_logic_app_workflow" "intake" {
  name                = "intake"
  location            = "westeurope"
  resource_group_name = "lab"
}

resource "azurerm_logic_app_trigger_http_request" "intake" {
  name         = "intake"
  logic_app_id = azurerm_logic_app_workflow.intake.id
  schema       = "{}"
}
