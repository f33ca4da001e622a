# Applications and interfaces of Azure that answer whoever calls. Application Gateway and Front Door have no login of their own: what is
# behind them has to ask, and is judged here by itself.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  web_apps = [
    "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot",
  ]
  function_apps = [
    "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_linux_function_app_slot",
    "azurerm_windows_function_app_slot", "azurerm_function_app_flex_consumption",
  ]

  # They have the older block, auth_settings, only.
  older_web_apps      = ["azurerm_app_service", "azurerm_app_service_slot"]
  older_function_apps = ["azurerm_function_app", "azurerm_function_app_slot"]

  # Functions that are declared on their own, and how each is called.
  functions = [
    for function in core::getresources("azurerm_function_app_function", {}) : {
      app = core::try(function.function_app_id, null)
      is_anonymous = core::anytrue([
        for binding in core::try(core::jsondecode(function.config_json).bindings, []) :
        core::lower(core::try(binding.type, "")) == "httptrigger" && core::lower(core::try(binding.authLevel, "function")) == "anonymous"
      ])
    }
  ]
}

# -- App Service and functions -----------------------------------------------------------------------------------------------

# Authentication that is on but does not insist lets everyone through, to be told apart by the application.
# https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
resource_policy "azurerm_*_app*" "azurerm_web_app" {
  filter = core::contains(local.web_apps, meta.type)

  locals {
    login       = core::try(attrs.auth_settings_v2[0], {})
    older_login = core::try(attrs.auth_settings[0], {})

    asks = (
      (
        core::contains(local.yes, core::try(local.login.auth_enabled, null))
        && core::contains(local.yes, core::try(local.login.require_authentication, null))
        && core::try(local.login.unauthenticated_action, null) != "AllowAnonymous"
      )
      || (
        core::contains(local.yes, core::try(local.older_login.enabled, null))
        && core::try(local.older_login.unauthenticated_client_action, null) != "AllowAnonymous"
      )
      || (
        core::contains(local.yes, core::try(attrs.client_certificate_enabled, null))
        && core::contains([null, "Required"], core::try(attrs.client_certificate_mode, null))
      )
    )
  }

  enforce {
    condition     = local.asks || core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
    error_message = "This application answers whoever knows its address: nobody is asked to sign in before a request reaches it."
  }
}

# Functions have keys: shared, in the address, and none where the function says "anonymous".
# https://learn.microsoft.com/azure/azure-functions/security-concepts#function-access-keys
resource_policy "azurerm_*_app*" "azurerm_function_app" {
  filter = core::contains(local.function_apps, meta.type)

  locals {
    login       = core::try(attrs.auth_settings_v2[0], {})
    older_login = core::try(attrs.auth_settings[0], {})

    asks = (
      (
        core::contains(local.yes, core::try(local.login.auth_enabled, null))
        && core::contains(local.yes, core::try(local.login.require_authentication, null))
        && core::try(local.login.unauthenticated_action, null) != "AllowAnonymous"
      )
      || (
        core::contains(local.yes, core::try(local.older_login.enabled, null))
        && core::try(local.older_login.unauthenticated_client_action, null) != "AllowAnonymous"
      )
      || (
        core::contains(local.yes, core::try(attrs.client_certificate_enabled, null))
        && core::contains([null, "Required"], core::try(attrs.client_certificate_mode, null))
      )
    )
    own_functions = [for function in local.functions : function if function.app == core::try(attrs.id, "")]
    asks_for_keys = core::length(local.own_functions) > 0 && !core::anytrue([for function in local.own_functions : function.is_anonymous])
  }

  enforce {
    condition = (
      local.asks || local.asks_for_keys || core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
    )
    error_message = "Nobody is asked to sign in before a request reaches these functions: each of them has a shared key at best, and none when it is \"anonymous\"."
  }
}

resource_policy "azurerm_*app*" "azurerm_older_app" {
  filter = core::contains(core::concat(local.older_web_apps, local.older_function_apps), meta.type)

  locals {
    login         = core::try(attrs.auth_settings[0], {})
    own_functions = [for function in local.functions : function if function.app == core::try(attrs.id, "")]

    asks = (
      (
        core::contains(local.yes, core::try(local.login.enabled, null))
        && core::try(local.login.unauthenticated_client_action, null) != "AllowAnonymous"
      )
      || core::contains(local.yes, core::try(attrs.client_cert_enabled, null))
      || core::try(attrs.client_cert_mode, null) == "Required"
    )
    asks_for_keys = core::length(local.own_functions) > 0 && !core::anytrue([for function in local.own_functions : function.is_anonymous])
  }

  enforce {
    condition     = local.asks || local.asks_for_keys
    error_message = "This application answers whoever knows its address: nobody is asked to sign in before a request reaches it."
  }
}

# An application that signs people in does so before any of its functions.
resource_policy "azurerm_function_app_function" "azurerm_function" {
  locals {
    apps = core::concat(
      core::getresources("azurerm_linux_function_app", { id = core::try(attrs.function_app_id, "") }),
      core::getresources("azurerm_windows_function_app", { id = core::try(attrs.function_app_id, "") }),
    )
    app_asks = core::anytrue([
      for app in local.apps :
      core::contains(local.no, core::try(app.public_network_access_enabled, null))
      || (
        core::contains(local.yes, core::try(app.auth_settings_v2[0].auth_enabled, null))
        && core::contains(local.yes, core::try(app.auth_settings_v2[0].require_authentication, null))
        && core::try(app.auth_settings_v2[0].unauthenticated_action, null) != "AllowAnonymous"
      )
    ])
  }

  enforce {
    condition = local.app_asks || core::alltrue([
      for binding in core::try(core::jsondecode(attrs.config_json).bindings, []) :
      core::lower(core::try(binding.type, "")) != "httptrigger" || core::lower(core::try(binding.authLevel, "function")) != "anonymous"
    ])
    error_message = "This function answers whoever knows its address: it asks neither for a login nor for a key."
  }
}

# The files of a site may name the roles that see them, which is not seen here.
resource_policy "azurerm_static_*" "azurerm_static_web_app" {
  filter            = core::contains(["azurerm_static_web_app", "azurerm_static_site"], meta.type)
  enforcement_level = "advisory"

  enforce {
    condition = (
      core::length(core::try(attrs.basic_auth, [])) > 0
      || core::contains(local.no, core::try(attrs.public_network_access_enabled, null))
    )
    error_message = "This site is open to everyone, unless a file in it says who may see what."
  }
}

# -- containers --------------------------------------------------------------------------------------------------------------

# Logins are set beside the application, by azapi_resource for example.
# https://learn.microsoft.com/azure/container-apps/authentication
resource_policy "azurerm_container_app" "azurerm_container_app" {
  filter            = core::contains(local.yes, core::try(attrs.ingress[0].external_enabled, false))
  enforcement_level = "advisory"

  locals {
    environments = core::getresources("azurerm_container_app_environment", { id = core::try(attrs.container_app_environment_id, "") })
    is_internal  = core::anytrue([for one in local.environments : core::contains(local.yes, core::try(one.internal_load_balancer_enabled, false))])
    asks = core::anytrue([
      for login in core::getresources("azapi_resource", { parent_id = attrs.id }) :
      core::try(core::startswith(core::lower(login.type), "microsoft.app/containerapps/authconfigs"), false)
    ])
  }

  enforce {
    condition     = core::try(core::lower(attrs.ingress[0].client_certificate_mode), null) == "require" || local.is_internal || local.asks
    error_message = "This application answers the whole internet, and no login is declared for it here."
  }
}

# Called addon_profile[0].http_application_routing before version 3 of the provider.
# https://learn.microsoft.com/azure/aks/http-application-routing
resource_policy "azurerm_kubernetes_cluster" "azurerm_kubernetes_cluster" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.http_application_routing_enabled, false))
    error_message = "This add-on gives whatever asks for it an address on the internet, without a login, and is not meant for production."
  }
}

# Whoever reaches the management endpoint of a cluster without either may command it.
resource_policy "azurerm_service_fabric_cluster" "azurerm_service_fabric_cluster" {
  enforce {
    condition = core::anytrue([
      for block in ["azure_active_directory", "client_certificate_thumbprint", "client_certificate_common_name"] :
      core::length(core::try(attrs[block], [])) > 0
    ])
    error_message = "This cluster does not ask who commands it: neither accounts of the directory nor certificates of clients are named."
  }
}

# -- interfaces --------------------------------------------------------------------------------------------------------------

# A key identifies a subscription, not a person, but somebody. Policies of the interface may ask for more.
# https://learn.microsoft.com/azure/api-management/validate-jwt-policy
resource_policy "azurerm_api_management_api" "azurerm_api_management_api" {
  locals {
    checks = core::anytrue([
      for policy in core::getresources("azurerm_api_management_api_policy", { api_name = attrs.name }) :
      core::try(core::regex_match(policy.xml_content, "<validate-(jwt|azure-ad-token|client-certificate)"), false)
    ])
  }

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.subscription_required, true)) || local.checks
    error_message = "This interface answers whoever knows its address: it asks neither for a key nor for a token."
  }
}

# A product that nobody sees gives nobody anything.
resource_policy "azurerm_api_management_product" "azurerm_api_management_product" {
  filter = !core::contains(local.no, core::try(attrs.published, true))

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.subscription_required, true))
    error_message = "The interfaces of this product answer without a key: whoever knows their addresses can call them."
  }
}

# The address of a trigger holds its signature: whoever gets hold of it can start the workflow, until it is replaced.
# https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#secure-inbound-requests
resource_policy "azurerm_logic_app_workflow" "azurerm_logic_app_workflow" {
  filter = core::length(core::getresources("azurerm_logic_app_trigger_http_request", { logic_app_id = attrs.id })) > 0

  locals {
    trigger = core::try(attrs.access_control[0].trigger[0], null)
    ranges  = core::try(local.trigger.allowed_caller_ip_address_range, null)
  }

  enforce {
    condition = local.trigger != null && (
      core::length(core::try(local.trigger.open_authentication_policy, [])) > 0
      || (local.ranges != null && core::length(core::try(local.ranges, [])) > 0 && !core::try(hclscan::is_public_cidr(local.ranges), false))
    )
    error_message = "Whoever has the address of this workflow can start it from anywhere, with whatever data: nothing but the signature in the address protects it."
  }
}
