policytest {
  targets = ["azurerm_apps.policy.hcl"]
}

# -- App Service -------------------------------------------------------------------------------------------------------------

resource "azurerm_linux_web_app" "good" {
  attrs = { https_only = true, site_config = [{}] }
}

resource "azurerm_linux_web_app" "as_text" {
  attrs = { https_only = "true", site_config = [{ minimum_tls_version = "1.3", ftps_state = "FtpsOnly" }] }
}

resource "azurerm_windows_web_app" "silent" {
  expect_failure = true
  attrs          = { site_config = [{}] }
}

resource "azurerm_windows_function_app_slot" "null" {
  expect_failure = true
  attrs          = { https_only = null, site_config = [{}] }
}

resource "azurerm_function_app_flex_consumption" "off" {
  expect_failure = true
  attrs          = { https_only = false, site_config = [{}] }
}

resource "azurerm_linux_web_app" "old_tls" {
  expect_failure = true
  attrs          = { https_only = true, site_config = [{ minimum_tls_version = "1.1" }] }
}

resource "azurerm_linux_function_app" "old_tls_of_deployments" {
  expect_failure = true
  attrs          = { https_only = true, site_config = [{ scm_minimum_tls_version = "1.0" }] }
}

resource "azurerm_linux_web_app_slot" "plain_ftp" {
  expect_failure = true
  attrs          = { https_only = true, site_config = [{ ftps_state = "AllAllowed" }] }
}

resource "azurerm_app_service" "silent_about_ftp" {
  expect_failure = true
  attrs          = { https_only = true, site_config = [{ min_tls_version = "1.2" }] }
}

resource "azurerm_app_service" "good" {
  attrs = { https_only = true, site_config = [{ min_tls_version = "1.2", ftps_state = "Disabled" }] }
}

resource "azurerm_function_app" "old_tls" {
  expect_failure = true
  attrs          = { https_only = true, site_config = [{ min_tls_version = "1.0", ftps_state = "Disabled" }] }
}

resource "azurerm_logic_app_standard" "good" {
  attrs = { https_only = true, site_config = [{ ftps_state = "FtpsOnly" }] }
}

resource "azurerm_spring_cloud_app" "silent" {
  expect_failure = true
  attrs          = { name = "portal", tls_enabled = true }
}

resource "azurerm_spring_cloud_app" "good" {
  attrs = { name = "portal", https_only = true }
}

resource "azurerm_spring_cloud_api_portal" "silent" {
  expect_failure = true
  attrs          = { name = "default" }
}

resource "azurerm_spring_cloud_api_portal" "good" {
  attrs = { name = "default", https_only_enabled = true }
}

resource "azurerm_container_app" "silent" {
  attrs = { name = "portal", ingress = [{ external_enabled = true, target_port = 80 }] }
}

resource "azurerm_container_app" "insecure" {
  expect_failure = true
  attrs          = { name = "portal", ingress = [{ external_enabled = true, allow_insecure_connections = true }] }
}

# -- Application Gateway -----------------------------------------------------------------------------------------------------

locals {
  policy  = [{ policy_type = "Predefined", policy_name = "AppGwSslPolicy20220101" }]
  https   = { name = "https", protocol = "Https" }
  http    = { name = "http", protocol = "Http" }
  serving = { name = "serve", rule_type = "Basic", http_listener_name = "https", backend_http_settings_name = "portal" }
  backend = [{ name = "portal", protocol = "Https" }]
}

resource "azurerm_application_gateway" "https_only" {
  attrs = { http_listener = [local.https], request_routing_rule = [local.serving], ssl_policy = local.policy, backend_http_settings = local.backend }
}

resource "azurerm_application_gateway" "redirecting" {
  attrs = {
    http_listener = [local.https, local.http]
    request_routing_rule = [
      local.serving,
      { name = "redirect", rule_type = "Basic", http_listener_name = "http", redirect_configuration_name = "to-https" },
    ]
    redirect_configuration = [{ name = "to-https", redirect_type = "Permanent", target_listener_name = "https" }]
    ssl_policy             = local.policy
  }
}

resource "azurerm_application_gateway" "redirecting_elsewhere" {
  attrs = {
    http_listener          = [local.http]
    request_routing_rule   = [{ name = "redirect", http_listener_name = "http", redirect_configuration_name = "away" }]
    redirect_configuration = [{ name = "away", redirect_type = "Permanent", target_url = "https://portal.example.org" }]
  }
}

resource "azurerm_application_gateway" "redirecting_all_paths" {
  attrs = {
    http_listener          = [local.https, local.http]
    request_routing_rule   = [local.serving, { name = "paths", rule_type = "PathBasedRouting", http_listener_name = "http", url_path_map_name = "paths" }]
    url_path_map           = [{ name = "paths", default_redirect_configuration_name = "to-https", path_rule = [{ redirect_configuration_name = "to-https" }] }]
    redirect_configuration = [{ name = "to-https", redirect_type = "Permanent", target_listener_name = "https" }]
    ssl_policy             = local.policy
  }
}

resource "azurerm_application_gateway" "redirecting_some_paths" {
  expect_failure = true
  attrs = {
    http_listener          = [local.https, local.http]
    request_routing_rule   = [local.serving, { name = "paths", rule_type = "PathBasedRouting", http_listener_name = "http", url_path_map_name = "paths" }]
    url_path_map           = [{ name = "paths", default_redirect_configuration_name = "to-https", path_rule = [{ backend_http_settings_name = "portal" }] }]
    redirect_configuration = [{ name = "to-https", redirect_type = "Permanent", target_listener_name = "https" }]
    ssl_policy             = local.policy
  }
}

resource "azurerm_application_gateway" "redirecting_to_http" {
  expect_failure = true
  attrs = {
    http_listener          = [local.http]
    request_routing_rule   = [{ name = "redirect", http_listener_name = "http", redirect_configuration_name = "away" }]
    redirect_configuration = [{ name = "away", redirect_type = "Permanent", target_url = "http://portal.example.org" }]
  }
}

resource "azurerm_application_gateway" "plain" {
  expect_failure = true
  attrs = {
    http_listener        = [local.http]
    request_routing_rule = [{ name = "serve", http_listener_name = "http", backend_http_settings_name = "portal" }]
  }
}

resource "azurerm_application_gateway" "old_policy" {
  expect_failure = true
  attrs          = { http_listener = [local.https], ssl_policy = [{ policy_type = "Predefined", policy_name = "AppGwSslPolicy20170401" }] }
}

resource "azurerm_application_gateway" "old_version" {
  expect_failure = true
  attrs          = { http_listener = [local.https], ssl_policy = [{ policy_type = "Custom", min_protocol_version = "TLSv1_1" }] }
}

# No version of the provider is required here, so it may be one before 4.
resource "azurerm_application_gateway" "silent_about_tls" {
  expect_failure = true
  attrs          = { http_listener = [local.https] }
}

resource "azurerm_application_gateway" "plain_behind" {
  expect_failure = true
  attrs          = { http_listener = [local.https], ssl_policy = local.policy, backend_http_settings = [{ name = "portal", protocol = "Http" }] }
}

# -- Front Door, CDN ---------------------------------------------------------------------------------------------------------

resource "azurerm_cdn_frontdoor_route" "silent" {
  attrs = { name = "portal", supported_protocols = ["Http", "Https"] }
}

resource "azurerm_cdn_frontdoor_route" "https_alone" {
  attrs = { name = "portal", supported_protocols = ["Https"], https_redirect_enabled = false, forwarding_protocol = "MatchRequest" }
}

resource "azurerm_cdn_frontdoor_route" "plain" {
  expect_failure = true
  attrs          = { name = "portal", supported_protocols = ["Http", "Https"], https_redirect_enabled = false }
}

resource "azurerm_cdn_frontdoor_route" "plain_behind" {
  expect_failure = true
  attrs          = { name = "portal", supported_protocols = ["Http", "Https"], forwarding_protocol = "HttpOnly" }
}

resource "azurerm_cdn_frontdoor_custom_domain" "silent" {
  attrs = { name = "portal", tls = [{ certificate_type = "ManagedCertificate" }] }
}

resource "azurerm_cdn_frontdoor_custom_domain" "old" {
  expect_failure = true
  attrs          = { name = "portal", tls = [{ minimum_tls_version = "TLS10" }] }
}

resource "azurerm_cdn_endpoint" "silent" {
  expect_failure = true
  attrs          = { name = "portal" }
}

resource "azurerm_cdn_endpoint" "https_alone" {
  attrs = { name = "portal", is_http_allowed = false }
}

resource "azurerm_cdn_endpoint" "redirecting" {
  attrs = {
    name = "portal"
    delivery_rule = [{
      name                     = "https"
      request_scheme_condition = [{ match_values = ["HTTP"] }]
      url_redirect_action      = [{ redirect_type = "Found", protocol = "Https" }]
    }]
  }
}

resource "azurerm_cdn_endpoint_custom_domain" "good" {
  attrs = { name = "portal", cdn_managed_https = [{ tls_version = "TLS12" }] }
}

resource "azurerm_cdn_endpoint_custom_domain" "old" {
  expect_failure = true
  attrs          = { name = "portal", user_managed_https = [{ tls_version = "TLS10" }] }
}

resource "azurerm_frontdoor" "silent" {
  expect_failure = true
  attrs          = { routing_rule = [{ name = "portal", forwarding_configuration = [{}] }] }
}

resource "azurerm_frontdoor" "redirecting" {
  attrs = {
    routing_rule = [
      { name = "portal", accepted_protocols = ["Https"] },
      { name = "redirect", accepted_protocols = ["Http"], redirect_configuration = [{ redirect_protocol = "HttpsOnly" }] },
    ]
  }
}

# -- API Management ----------------------------------------------------------------------------------------------------------

resource "azurerm_api_management" "silent" {
  attrs = { name = "api" }
}

resource "azurerm_api_management" "old_spelling" {
  expect_failure = true
  attrs          = { name = "api", security = [{ enable_frontend_tls10 = true }] }
}

resource "azurerm_api_management" "new_spelling" {
  expect_failure = true
  attrs          = { name = "api", security = [{ backend_ssl30_enabled = "true" }] }
}

resource "azurerm_api_management_api" "https_alone" {
  attrs = { name = "results", protocols = ["https", "wss"] }
}

resource "azurerm_api_management_api" "plain" {
  expect_failure = true
  attrs          = { name = "results", protocols = ["https", "http"] }
}

resource "azurerm_api_management_backend" "good" {
  attrs = { name = "results", protocol = "http", url = "https://results.example.org" }
}

resource "azurerm_api_management_backend" "plain" {
  expect_failure = true
  attrs          = { name = "results", protocol = "http", url = "http://results.example.org" }
}

resource "azurerm_api_management_backend" "trusting" {
  expect_failure = true
  attrs          = { name = "results", protocol = "http", url = "https://results.example.org", tls = [{ validate_certificate_chain = false }] }
}
