# Applications and entry points of Azure: which of them answer, forward or accept uploads without TLS, or with versions of it that
# are broken.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  apps = [
    "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot",
    "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_linux_function_app_slot",
    "azurerm_windows_function_app_slot", "azurerm_function_app_flex_consumption", "azurerm_logic_app_standard",
    "azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app", "azurerm_function_app_slot",
  ]

  # Of these, the older kinds accept uploads over plain FTP until told otherwise, and call their settings min_tls_version and
  # scm_min_tls_version; those of the others are called minimum_tls_version and scm_minimum_tls_version.
  older_apps = [
    "azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app", "azurerm_function_app_slot",
    "azurerm_logic_app_standard",
  ]

  broken_tls = ["1.0", "1.1"]
}

# -- App Service, functions, logic apps --------------------------------------------------------------------------------------

# https://learn.microsoft.com/azure/app-service/configure-ssl-bindings#enforce-https
resource_policy "azurerm_*" "azurerm_app_https" {
  filter = core::contains(local.apps, meta.type)

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.https_only, null))
    error_message = "This application answers over plain HTTP as well, which is what it does until https_only is on: whoever is on the way can read requests and answers."
  }
}

# 1.2 when it is not written.
resource_policy "azurerm_*" "azurerm_app_tls_version" {
  filter = core::contains(local.apps, meta.type) && !core::contains(local.older_apps, meta.type)

  locals {
    site = core::try(attrs.site_config[0], {})
  }

  enforce {
    condition     = !core::contains(local.broken_tls, core::try(local.site.minimum_tls_version, null))
    error_message = "This application still accepts TLS ${local.site.minimum_tls_version}, whose protection can be broken."
  }

  enforce {
    condition     = !core::contains(local.broken_tls, core::try(local.site.scm_minimum_tls_version, null))
    error_message = "The deployment site of this application still accepts TLS ${local.site.scm_minimum_tls_version}, whose protection can be broken."
  }
}

resource_policy "azurerm_*" "azurerm_app_min_tls_version" {
  filter = core::contains(local.older_apps, meta.type)

  enforce {
    condition = (
      !core::contains(local.broken_tls, core::try(attrs.site_config[0].min_tls_version, null))
      && !core::contains(local.broken_tls, core::try(attrs.site_config[0].scm_min_tls_version, null))
    )
    error_message = "This application, or the site it is deployed through, still accepts a version of TLS whose protection can be broken."
  }
}

# https://learn.microsoft.com/azure/app-service/deploy-ftp#enforce-ftps
resource_policy "azurerm_*" "azurerm_app_ftp" {
  filter = core::contains(local.apps, meta.type) && meta.type != "azurerm_function_app_flex_consumption"

  locals {
    state = core::try(attrs.site_config[0].ftps_state, null)
  }

  enforce {
    condition = (
      local.state == null ? !core::contains(local.older_apps, meta.type)
      : core::contains(["FtpsOnly", "Disabled"], local.state)
    )
    error_message = "The code of this application can be uploaded over plain FTP: the password and the code are readable on the way${local.state == null ? ", and nothing else is said here" : ""}."
  }
}

# Service in retirement; sites of Standard and Enterprise can speak TLS up to the application.
resource_policy "azurerm_spring_cloud_app" "azurerm_spring_cloud_app" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.https_only, null))
    error_message = "This application answers over plain HTTP as well: whoever is on the way can read requests and answers."
  }
}

resource_policy "azurerm_spring_cloud_api_portal" "azurerm_spring_cloud_api_portal" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.https_only_enabled, attrs.https_only, null))
    error_message = "This portal answers over plain HTTP as well: whoever is on the way can read what is asked and answered."
  }
}

resource_policy "azurerm_container_app" "azurerm_container_app" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.ingress[0].allow_insecure_connections, false))
    error_message = "This application accepts plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read requests and answers."
  }
}

# -- Application Gateway -----------------------------------------------------------------------------------------------------

# A listener for HTTP that only sends callers on to HTTPS is welcome. Rules name their listener, and the redirect they lead to.
# https://learn.microsoft.com/azure/application-gateway/redirect-overview
resource_policy "azurerm_application_gateway" "azurerm_application_gateway_listener" {
  locals {
    secure_listeners = [for listener in core::try(attrs.http_listener, []) : listener.name if core::lower(core::try(listener.protocol, "")) == "https"]

    secure_redirects = [
      for redirect in core::try(attrs.redirect_configuration, []) : redirect.name
      if core::contains(local.secure_listeners, core::try(redirect.target_listener_name, null))
      || core::try(core::startswith(core::lower(redirect.target_url), "https:"), false)
    ]

    # Maps of paths redirect when their default and each of their paths do.
    redirecting_maps = [
      for map in core::try(attrs.url_path_map, []) : map.name
      if core::contains(local.secure_redirects, core::try(map.default_redirect_configuration_name, null))
      && core::alltrue([
        for path in core::try(map.path_rule, []) :
        core::contains(local.secure_redirects, core::try(path.redirect_configuration_name, null))
      ])
    ]
  }

  enforce {
    condition = core::alltrue([
      for listener in core::try(attrs.http_listener, []) : core::lower(core::try(listener.protocol, "")) != "http" || core::alltrue([
        for rule in core::try(attrs.request_routing_rule, []) :
        core::try(rule.http_listener_name, null) != listener.name
        || core::contains(local.secure_redirects, core::try(rule.redirect_configuration_name, null))
        || core::contains(local.redirecting_maps, core::try(rule.url_path_map_name, null))
      ])
    ])
    error_message = "A listener of this gateway answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read requests and answers."
  }
}

# Ready-made policies before 2022 start at TLS 1.0 or 1.1, and the oldest is what a gateway gets from a provider before version 4 that
# is told nothing.
# https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview
resource_policy "azurerm_application_gateway" "azurerm_application_gateway_tls_version" {
  filter = core::anytrue([for listener in core::try(attrs.http_listener, []) : core::lower(core::try(listener.protocol, "")) == "https"])

  locals {
    old_policies = ["AppGwSslPolicy20150501", "AppGwSslPolicy20170401"]
    broken       = ["TLSv1_0", "TLSv1_1"]
    unstated     = core::length(core::try(attrs.ssl_policy, [])) == 0
  }

  enforce {
    condition = core::alltrue([
      for policy in core::try(attrs.ssl_policy, []) :
      !core::contains(local.old_policies, core::try(policy.policy_name, null))
      && !core::contains(local.broken, core::try(policy.min_protocol_version, null))
    ])
    error_message = "This gateway still accepts TLS 1.0 or 1.1, whose protection can be broken."
  }

  enforce {
    condition     = !local.unstated || !hclscan::provider_allows(attrs, "< 4")
    error_message = "This gateway does not say which versions of TLS it accepts, and before version 4 of the provider, which this configuration allows, that means TLS 1.0."
  }
}

resource_policy "azurerm_application_gateway" "azurerm_application_gateway_backend" {
  enforcement_level = "advisory"

  enforce {
    condition = core::alltrue([
      for backend in core::try(attrs.backend_http_settings, []) : core::lower(core::try(backend.protocol, "https")) != "http"
    ])
    error_message = "Behind this gateway requests travel on in the clear to the servers that answer them."
  }
}

# -- Front Door, CDN ---------------------------------------------------------------------------------------------------------

# Callers are sent on to HTTPS unless it is said that they are not.
resource_policy "azurerm_cdn_frontdoor_route" "azurerm_cdn_frontdoor_route" {
  enforce {
    condition = (
      !core::contains(core::try(attrs.supported_protocols, ["Http", "Https"]), "Http")
      || !core::contains(local.no, core::try(attrs.https_redirect_enabled, true))
    )
    error_message = "This route answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read requests and answers."
  }
}

resource_policy "azurerm_cdn_frontdoor_route" "azurerm_cdn_frontdoor_origin" {
  enforce {
    condition     = core::try(attrs.forwarding_protocol, null) != "HttpOnly"
    error_message = "Requests of this route travel in the clear from the edge to the servers that answer them, over the internet."
  }
}

resource_policy "azurerm_cdn_frontdoor_custom_domain" "azurerm_cdn_frontdoor_custom_domain" {
  enforce {
    condition     = !core::contains(["TLS10", "TLS11"], core::try(attrs.tls[0].minimum_version, attrs.tls[0].minimum_tls_version, null))
    error_message = "This domain still accepts a version of TLS whose protection can be broken."
  }
}

# HTTP is allowed until told otherwise. A delivery rule may send callers on to HTTPS.
resource_policy "azurerm_cdn_endpoint" "azurerm_cdn_endpoint" {
  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.is_http_allowed, true))
      || core::anytrue([
        for rule in core::try(attrs.delivery_rule, []) :
        core::try(rule.url_redirect_action[0].protocol, null) == "Https"
        && core::anytrue([for condition in core::try(rule.request_scheme_condition, []) : core::contains(condition.match_values, "HTTP")])
      ])
    )
    error_message = "This endpoint answers over plain HTTP as well: whoever is on the way can read what is delivered."
  }
}

resource_policy "azurerm_cdn_endpoint_custom_domain" "azurerm_cdn_endpoint_custom_domain" {
  locals {
    broken = ["None", "TLS10"]
  }

  enforce {
    condition = (
      !core::contains(local.broken, core::try(attrs.cdn_managed_https[0].tls_version, null))
      && !core::contains(local.broken, core::try(attrs.user_managed_https[0].tls_version, null))
    )
    error_message = "This domain still accepts a version of TLS whose protection can be broken."
  }
}

# The classic Front Door. A rule that is told nothing accepts HTTP alone.
resource_policy "azurerm_frontdoor" "azurerm_frontdoor" {
  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.routing_rule, []) :
      !core::contains(core::try(rule.accepted_protocols, ["Http"]), "Http")
      || core::try(rule.redirect_configuration[0].redirect_protocol, null) == "HttpsOnly"
    ])
    error_message = "A rule of this entry point answers over plain HTTP instead of sending callers on to HTTPS: whoever is on the way can read requests and answers."
  }
}

# -- API Management ----------------------------------------------------------------------------------------------------------

# Everything is off until it is switched on. The switches are called enable_… before version 5 of the provider.
resource_policy "azurerm_api_management" "azurerm_api_management" {
  locals {
    settings = core::try(attrs.security[0], {})
    switches = [
      "enable_backend_ssl30", "enable_backend_tls10", "enable_backend_tls11", "enable_frontend_ssl30", "enable_frontend_tls10",
      "enable_frontend_tls11", "enable_back_end_ssl30", "enable_back_end_tls10", "enable_back_end_tls11", "enable_front_end_ssl30",
      "enable_front_end_tls10", "enable_front_end_tls11", "backend_ssl30_enabled", "backend_tls10_enabled", "backend_tls11_enabled",
      "frontend_ssl30_enabled", "frontend_tls10_enabled", "frontend_tls11_enabled", "triple_des_ciphers_enabled",
      "enable_triple_des_ciphers",
    ]
  }

  enforce {
    condition     = core::alltrue([for switch in local.switches : !core::contains(local.yes, core::try(local.settings[switch], false))])
    error_message = "This gateway accepts or uses versions of TLS, or ciphers, whose protection can be broken."
  }
}

resource_policy "azurerm_api_management_api" "azurerm_api_management_api" {
  enforce {
    condition = core::alltrue([
      for protocol in core::try(attrs.protocols, null) == null ? [] : attrs.protocols : !core::contains(["http", "ws"], core::lower(protocol))
    ])
    error_message = "This interface answers over plain HTTP as well: whoever is on the way can read requests and answers, and the keys sent along."
  }
}

resource_policy "azurerm_api_management_backend" "azurerm_api_management_backend" {
  enforce {
    condition     = !core::try(core::startswith(core::lower(attrs.url), "http:"), false)
    error_message = "Requests travel in the clear from the gateway to this backend."
  }

  enforce {
    condition = (
      !core::contains(local.no, core::try(attrs.tls[0].validate_certificate_chain, true))
      && !core::contains(local.no, core::try(attrs.tls[0].validate_certificate_name, true))
    )
    error_message = "The gateway does not look whose certificate this backend shows: anybody on the way can pass for it."
  }
}
