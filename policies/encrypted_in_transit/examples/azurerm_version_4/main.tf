terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

# What this gateway accepts is what version 4 of the provider makes of silence.
# expect: pass
resource "azurerm_application_gateway" "silent_about_tls" {
  name                = "silent"
  location            = "westeurope"
  resource_group_name = "lab"

  http_listener {
    name                           = "https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "443"
    protocol                       = "Https"
    ssl_certificate_name           = "portal"
  }
}

# expect: pass
resource "azurerm_redis_cache" "silent_about_tls" {
  name                = "sessions"
  location            = "westeurope"
  resource_group_name = "lab"
  capacity            = 1
  family              = "C"
  sku_name            = "Standard"
}
