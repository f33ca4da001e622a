policytest {
  targets = ["azurerm.policy.hcl"]
}

# -- App Service -------------------------------------------------------------------------------------------------------------

resource "azurerm_linux_web_app" "silent" {
  expect_failure = true
  attrs          = { name = "portal", site_config = [{}] }
}

resource "azurerm_linux_web_app" "insisting" {
  attrs = { name = "portal", auth_settings_v2 = [{ auth_enabled = true, require_authentication = true, login = [{}] }] }
}

# On, but whoever does not sign in comes through.
resource "azurerm_windows_web_app" "not_insisting" {
  expect_failure = true
  attrs          = { name = "portal", auth_settings_v2 = [{ auth_enabled = true, login = [{}] }] }
}

resource "azurerm_linux_web_app_slot" "anonymous" {
  expect_failure = true
  attrs = {
    name             = "staging"
    auth_settings_v2 = [{ auth_enabled = "true", require_authentication = "true", unauthenticated_action = "AllowAnonymous" }]
  }
}

resource "azurerm_windows_web_app_slot" "older_block" {
  attrs = { name = "staging", auth_settings = [{ enabled = true, unauthenticated_client_action = "RedirectToLoginPage" }] }
}

resource "azurerm_linux_web_app" "older_block_anonymous" {
  expect_failure = true
  attrs          = { name = "portal", auth_settings = [{ enabled = true, unauthenticated_client_action = "AllowAnonymous" }] }
}

resource "azurerm_linux_web_app" "certificates" {
  attrs = { name = "portal", client_certificate_enabled = true, client_certificate_mode = "Required" }
}

resource "azurerm_linux_web_app" "optional_certificates" {
  expect_failure = true
  attrs          = { name = "portal", client_certificate_enabled = true, client_certificate_mode = "Optional" }
}

resource "azurerm_linux_web_app" "private" {
  attrs = { name = "portal", public_network_access_enabled = false }
}

# A list of addresses tells nobody's name.
resource "azurerm_linux_web_app" "listed_only" {
  expect_failure = true
  attrs          = { name = "portal", site_config = [{ ip_restriction_default_action = "Deny" }] }
}

resource "azurerm_app_service" "silent" {
  expect_failure = true
  attrs          = { name = "portal" }
}

resource "azurerm_app_service" "insisting" {
  attrs = { name = "portal", auth_settings = [{ enabled = true }] }
}

resource "azurerm_function_app" "certificates" {
  attrs = { name = "import", client_cert_mode = "Required" }
}

# -- functions ---------------------------------------------------------------------------------------------------------------

resource "azurerm_linux_function_app" "silent" {
  expect_failure = true
  attrs          = { id = "app-1", name = "import" }
}

resource "azurerm_windows_function_app" "insisting" {
  attrs = { id = "app-2", name = "import", auth_settings_v2 = [{ auth_enabled = true, require_authentication = true }] }
}

resource "azurerm_linux_function_app" "with_keys" {
  attrs = { id = "app-3", name = "import" }
}

resource "azurerm_function_app_function" "with_key" {
  attrs = { name = "receive", function_app_id = "app-3", config_json = "{\"bindings\": [{\"type\": \"httpTrigger\", \"authLevel\": \"function\"}]}" }
}

resource "azurerm_linux_function_app" "anonymous" {
  expect_failure = true
  attrs          = { id = "app-4", name = "import" }
}

resource "azurerm_function_app_function" "anonymous" {
  expect_failure = true
  attrs          = { name = "receive", function_app_id = "app-4", config_json = "{\"bindings\": [{\"type\": \"httpTrigger\", \"authLevel\": \"Anonymous\"}]}" }
}

resource "azurerm_function_app_function" "anonymous_behind_a_login" {
  attrs = { name = "receive", function_app_id = "app-2", config_json = "{\"bindings\": [{\"type\": \"httpTrigger\", \"authLevel\": \"anonymous\"}]}" }
}

resource "azurerm_function_app_function" "on_a_timer" {
  attrs = { name = "clean", function_app_id = "app-9", config_json = "{\"bindings\": [{\"type\": \"timerTrigger\"}]}" }
}

# Such a function of another application is no excuse.
resource "azurerm_function_app_slot" "silent" {
  expect_failure = true
  attrs          = { id = "slot-1", name = "staging" }
}

resource "azurerm_static_web_app" "silent" {
  expect_failure = true
  attrs          = { name = "portal" }
}

resource "azurerm_static_web_app" "with_password" {
  attrs = { name = "portal", basic_auth = [{ environments = "AllEnvironments" }] }
}

# -- containers --------------------------------------------------------------------------------------------------------------

resource "azurerm_container_app_environment" "internal" {
  attrs = { id = "environment-1", internal_load_balancer_enabled = true }
}

resource "azurerm_container_app" "internal" {
  attrs = { id = "container-1", container_app_environment_id = "environment-2", ingress = [{ target_port = 80 }] }
}

resource "azurerm_container_app" "external" {
  expect_failure = true
  attrs          = { id = "container-2", container_app_environment_id = "environment-2", ingress = [{ external_enabled = true }] }
}

resource "azurerm_container_app" "external_in_an_internal_environment" {
  attrs = { id = "container-3", container_app_environment_id = "environment-1", ingress = [{ external_enabled = true }] }
}

resource "azurerm_container_app" "certificates" {
  attrs = { id = "container-4", container_app_environment_id = "environment-2", ingress = [{ external_enabled = true, client_certificate_mode = "require" }] }
}

resource "azurerm_container_app" "login_beside" {
  attrs = { id = "container-5", container_app_environment_id = "environment-2", ingress = [{ external_enabled = true }] }
}

resource "azapi_resource" "login" {
  attrs = { type = "Microsoft.App/containerApps/authConfigs@2024-03-01", name = "current", parent_id = "container-5" }
}

resource "azurerm_kubernetes_cluster" "silent" {
  attrs = { name = "lab" }
}

resource "azurerm_kubernetes_cluster" "routing" {
  expect_failure = true
  attrs          = { name = "lab", http_application_routing_enabled = true }
}

resource "azurerm_service_fabric_cluster" "silent" {
  expect_failure = true
  attrs          = { name = "services" }
}

resource "azurerm_service_fabric_cluster" "certificates" {
  attrs = { name = "services", client_certificate_thumbprint = [{ thumbprint = "…", is_admin = true }] }
}

# -- interfaces --------------------------------------------------------------------------------------------------------------

resource "azurerm_api_management_api" "silent" {
  attrs = { name = "results" }
}

resource "azurerm_api_management_api" "open" {
  expect_failure = true
  attrs          = { name = "orders", subscription_required = false }
}

resource "azurerm_api_management_api" "with_tokens" {
  attrs = { name = "letters", subscription_required = false }
}

resource "azurerm_api_management_api_policy" "with_tokens" {
  attrs = { api_name = "letters", xml_content = "<policies><inbound><validate-jwt header-name=\"Authorization\" /></inbound></policies>" }
}

resource "azurerm_api_management_product" "silent" {
  attrs = { product_id = "partners" }
}

resource "azurerm_api_management_product" "open" {
  expect_failure = true
  attrs          = { product_id = "partners", subscription_required = false, published = true }
}

resource "azurerm_api_management_product" "unpublished" {
  attrs = { product_id = "partners", subscription_required = false, published = false }
}

resource "azurerm_logic_app_trigger_http_request" "open" {
  attrs = { name = "request", logic_app_id = "workflow-1" }
}

resource "azurerm_logic_app_trigger_http_request" "limited" {
  attrs = { name = "request", logic_app_id = "workflow-2" }
}

resource "azurerm_logic_app_workflow" "open" {
  expect_failure = true
  attrs          = { id = "workflow-1", name = "one" }
}

resource "azurerm_logic_app_workflow" "limited" {
  attrs = { id = "workflow-2", name = "two", access_control = [{ trigger = [{ allowed_caller_ip_address_range = ["198.51.100.0/24"] }] }] }
}

resource "azurerm_logic_app_workflow" "on_a_timer" {
  attrs = { id = "workflow-3", name = "three" }
}
