# expect: fail HCL_ENC_003
resource "azurerm_linux_web_app" "portal_linux_web_app" {
  name                = "portal"
  location            = "westeurope"
  resource_group_name = "lab"
  service_plan_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"

  site_config {
    minimum_tls_version = "1.0"
  }
}

# expect: pass
resource "azurerm_linux_web_app" "portal_over_https" {
  name                = "portal-2"
  location            = "westeurope"
  resource_group_name = "lab"
  service_plan_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"
  https_only          = true

  site_config {}
}

# expect: fail HCL_ENC_003
resource "azurerm_function_app" "import" {
  name                       = "import"
  location                   = "westeurope"
  resource_group_name        = "lab"
  app_service_plan_id        = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"
  storage_account_name       = "imports"
  storage_account_access_key = var.access_key
  https_only                 = true

  site_config {
    min_tls_version = "1.1"
  }
}

variable "access_key" {
  type      = string
  sensitive = true
}

# expect: fail HCL_ENC_003
resource "azurerm_spring_cloud_app" "portal_spring_cloud_app" {
  name                = "portal"
  resource_group_name = "lab"
  service_name        = "lab"
}

# expect: fail HCL_ENC_003
resource "azurerm_spring_cloud_api_portal" "default" {
  name                    = "default"
  spring_cloud_service_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.AppPlatform/spring/lab"
}

# expect: fail HCL_ENC_003
resource "azurerm_container_app" "upload" {
  name                         = "upload"
  resource_group_name          = "lab"
  container_app_environment_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.App/managedEnvironments/lab"
  revision_mode                = "Single"

  ingress {
    external_enabled           = true
    target_port                = 8080
    allow_insecure_connections = true
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_application_gateway" "entrance" {
  name                = "entrance"
  location            = "westeurope"
  resource_group_name = "lab"

  http_listener {
    name                           = "https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "443"
    protocol                       = "Https"
    ssl_certificate_name           = "portal"
  }

  http_listener {
    name                           = "http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "80"
    protocol                       = "Http"
  }

  backend_http_settings {
    name                  = "portal"
    cookie_based_affinity = "Disabled"
    port                  = 8080
    protocol              = "Http"
  }

  request_routing_rule {
    name                       = "plain"
    rule_type                  = "Basic"
    http_listener_name         = "http"
    backend_address_pool_name  = "portal"
    backend_http_settings_name = "portal"
    priority                   = 10
  }
}

# expect: pass
resource "azurerm_application_gateway" "redirecting" {
  name                = "redirecting"
  location            = "westeurope"
  resource_group_name = "lab"

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101"
  }

  http_listener {
    name                           = "https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "443"
    protocol                       = "Https"
    ssl_certificate_name           = "portal"
  }

  http_listener {
    name                           = "http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "80"
    protocol                       = "Http"
  }

  request_routing_rule {
    name                        = "redirect"
    rule_type                   = "Basic"
    http_listener_name          = "http"
    redirect_configuration_name = "to-https"
    priority                    = 10
  }

  redirect_configuration {
    name                 = "to-https"
    redirect_type        = "Permanent"
    target_listener_name = "https"
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_cdn_frontdoor_route" "plain" {
  name                          = "plain"
  cdn_frontdoor_endpoint_id     = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Cdn/profiles/lab/afdEndpoints/lab"
  cdn_frontdoor_origin_group_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Cdn/profiles/lab/originGroups/lab"
  cdn_frontdoor_origin_ids      = []
  patterns_to_match             = ["/*"]
  supported_protocols           = ["Http", "Https"]
  https_redirect_enabled        = false
  forwarding_protocol           = "HttpOnly"
}

# expect: fail HCL_ENC_003
resource "azurerm_cdn_frontdoor_custom_domain" "portal_cdn_frontdoor_custom_domain" {
  name                     = "portal"
  cdn_frontdoor_profile_id = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Cdn/profiles/lab"
  host_name                = "portal.example.org"

  tls {
    certificate_type = "ManagedCertificate"
    minimum_version  = "TLS10"
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_cdn_endpoint" "downloads_cdn_endpoint" {
  name                = "downloads"
  profile_name        = "lab"
  location            = "westeurope"
  resource_group_name = "lab"

  origin {
    name      = "downloads"
    host_name = "downloads.example.org"
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_cdn_endpoint_custom_domain" "downloads_cdn_endpoint_custom_domain" {
  name            = "downloads"
  cdn_endpoint_id = azurerm_cdn_endpoint.downloads_cdn_endpoint.id
  host_name       = "downloads.example.org"

  user_managed_https {
    key_vault_secret_id = "https://lab.vault.azure.net/secrets/downloads"
    tls_version         = "TLS10"
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_frontdoor" "classic" {
  name                = "classic"
  resource_group_name = "lab"

  routing_rule {
    name               = "portal"
    accepted_protocols = ["Http", "Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["portal"]

    forwarding_configuration {
      backend_pool_name = "portal"
    }
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_api_management" "api" {
  name                = "api"
  location            = "westeurope"
  resource_group_name = "lab"
  publisher_name      = "Lab"
  publisher_email     = "it@example.org"
  sku_name            = "Developer_1"

  security {
    frontend_tls10_enabled = true
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_api_management_api" "results_api_management_api" {
  name                = "results"
  resource_group_name = "lab"
  api_management_name = azurerm_api_management.api.name
  revision            = "1"
  protocols           = ["http", "https"]
}

# expect: fail HCL_ENC_003
resource "azurerm_api_management_backend" "results_api_management_backend" {
  name                = "results"
  resource_group_name = "lab"
  api_management_name = azurerm_api_management.api.name
  protocol            = "http"
  url                 = "http://results.example.org"

  tls {
    validate_certificate_chain = false
  }
}

# expect: fail HCL_ENC_003
resource "azurerm_logic_app_standard" "letters" {
  name                       = "lab-letters"
  location                   = "westeurope"
  resource_group_name        = "lab"
  app_service_plan_id        = "/subscriptions/0/resourceGroups/lab/providers/Microsoft.Web/serverFarms/lab"
  storage_account_name       = "letters"
  storage_account_access_key = var.access_key
  https_only                 = true

  site_config {
    min_tls_version     = "1.2"
    scm_min_tls_version = "1.0"
  }
}
