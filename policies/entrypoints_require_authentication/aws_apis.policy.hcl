# APIs and functions of AWS that answer requests from the internet: each method and route asks who is calling. A key of a usage plan
# is shared by whoever uses an application, and a list of addresses says where somebody is, not who.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "open_paths" {
  type        = list(string)
  default     = ["/health", "/healthz", "/ping", "/livez", "/readyz", "/robots.txt", "/.well-known/acme-challenge/*"]
  description = "Paths that may be answered without authentication: they show no personal data."
}

locals {
  yes = [true, "true"]

  # Methods of an OpenAPI document. Browsers ask with OPTIONS what they may send, without saying who they are.
  methods = ["get", "put", "post", "delete", "patch", "head", "x-amazon-apigateway-any-method"]

  api_types = ["aws_api_gateway_rest_api", "aws_apigatewayv2_api"]
}

# -- REST --------------------------------------------------------------------------------------------------------------------

resource_policy "aws_api_gateway_method" "rest_method" {
  filter = core::upper(core::try(attrs.http_method, "ANY")) != "OPTIONS" && !core::contains(local.yes, core::try(attrs.api_key_required, false))

  locals {
    apis = core::getresources("aws_api_gateway_rest_api", { id = core::try(attrs.rest_api_id, null) })
    types = (
      core::length(local.apis) > 0
      ? core::try(local.apis[0].endpoint_configuration[0].types, ["EDGE"])
      : core::getdatasource("aws_api_gateway_rest_api", { id = core::try(attrs.rest_api_id, null) }).endpoint_configuration[0].types
    )
    is_private = core::alltrue([for type in local.types : type == "PRIVATE"])

    # A policy that lets in accounts, organizations or networks only.
    is_restricted = (
      core::anytrue([for api in local.apis : core::try(api.policy, null) == null ? false : !hclscan::grants_public(api.policy)])
      || core::anytrue([
        for policy in core::getresources("aws_api_gateway_rest_api_policy", { rest_api_id = core::try(attrs.rest_api_id, null) }) : !hclscan::grants_public(policy.policy)
      ])
    )
  }

  enforce {
    condition     = core::upper(core::try(attrs.authorization, "NONE")) != "NONE" || local.is_restricted || local.is_private
    error_message = "Everyone on the internet can call this method: it asks nobody who is calling."
  }
}

resource_policy "aws_api_gateway_method" "rest_method_with_key" {
  filter = core::upper(core::try(attrs.http_method, "ANY")) != "OPTIONS" && core::contains(local.yes, core::try(attrs.api_key_required, false))

  locals {
    apis = core::getresources("aws_api_gateway_rest_api", { id = core::try(attrs.rest_api_id, null) })
    types = (
      core::length(local.apis) > 0
      ? core::try(local.apis[0].endpoint_configuration[0].types, ["EDGE"])
      : core::getdatasource("aws_api_gateway_rest_api", { id = core::try(attrs.rest_api_id, null) }).endpoint_configuration[0].types
    )
    is_private = core::alltrue([for type in local.types : type == "PRIVATE"])
    is_restricted = (
      core::anytrue([for api in local.apis : core::try(api.policy, null) == null ? false : !hclscan::grants_public(api.policy)])
      || core::anytrue([
        for policy in core::getresources("aws_api_gateway_rest_api_policy", { rest_api_id = core::try(attrs.rest_api_id, null) }) : !hclscan::grants_public(policy.policy)
      ])
    )
  }

  enforce {
    condition     = core::upper(core::try(attrs.authorization, "NONE")) != "NONE" || local.is_restricted || local.is_private
    error_message = "This method asks for an API key alone, which many share and nobody can be told by: AWS means it for counting calls, not for letting people in."
  }
}

# -- OpenAPI -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
resource_policy "aws_api*" "api_document" {
  filter = core::contains(local.api_types, meta.type) && core::try(attrs.body, null) != null

  locals {
    document = core::startswith(attrs.body, "{") ? core::jsondecode(attrs.body) : core::yamldecode(attrs.body)
    paths    = core::try(local.document.paths, {})
    schemes  = core::try(local.document.components.securitySchemes, local.document.securityDefinitions, {})

    # Schemes that mean the key of a usage plan: authorizers have a type of their own.
    keys = [
      for name, scheme in local.schemes : name
      if core::lower(core::try(scheme.type, "")) == "apikey" && core::try(scheme["x-amazon-apigateway-authtype"], null) == null
    ]

    is_private = core::alltrue([for type in core::try(attrs.endpoint_configuration[0].types, ["EDGE"]) : type == "PRIVATE"])
    is_restricted = (
      core::anytrue([
        for policy in [core::try(attrs.policy, null), core::try(local.document["x-amazon-apigateway-policy"], null)] :
        policy == null ? false : !hclscan::grants_public(policy)
      ])
      || core::anytrue([
        for policy in core::getresources("aws_api_gateway_rest_api_policy", { rest_api_id = attrs.id }) : !hclscan::grants_public(policy.policy)
      ])
    )
  }

  enforce {
    condition = local.is_private || local.is_restricted || core::alltrue(core::flatten([
      for path, item in local.paths : [
        for method, operation in item :
        core::upper(core::try(operation["x-amazon-apigateway-auth"].type, "NONE")) != "NONE"
        || (
          core::length(core::try(operation.security, local.document.security, [])) > 0
          && core::alltrue([
            for requirement in core::try(operation.security, local.document.security, []) :
            core::length(core::setsubtract(core::keys(requirement), local.keys)) > 0
          ])
        )
        if core::contains(local.methods, core::lower(method)) && !core::contains(input.open_paths, path)
      ]
    ]))
    error_message = "An operation in the document of this API asks nobody who is calling: everyone on the internet can use it."
  }
}

# -- HTTP and WebSocket ------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
resource_policy "aws_apigatewayv2_route" "http_route" {
  filter = !core::startswith(attrs.route_key, "OPTIONS ") && !core::contains(input.open_paths, core::try(core::split(" ", attrs.route_key)[1], ""))

  locals {
    apis = core::getresources("aws_apigatewayv2_api", { id = core::try(attrs.api_id, null) })

    # A WebSocket asks once, when it is opened. Its routes are names, those of HTTP are a method and a path.
    is_request = core::regex_match(attrs.route_key, "^[A-Z]+ /")
    is_message = !local.is_request && attrs.route_key != "$connect" && (
      core::length(local.apis) > 0
      ? local.apis[0].protocol_type == "WEBSOCKET"
      : core::getdatasource("aws_apigatewayv2_api", { api_id = core::try(attrs.api_id, null) }).protocol_type == "WEBSOCKET"
    )
  }

  enforce {
    condition     = core::contains(["JWT", "AWS_IAM", "CUSTOM"], core::try(attrs.authorization_type, "NONE")) || local.is_message
    error_message = "Everyone on the internet can use this route: it asks nobody who is calling, which is what a route does as long as no authorization_type is named."
  }
}

# The quick way to an API makes a route for everything, which asks nobody.
resource_policy "aws_apigatewayv2_api" "quick_api" {
  enforce {
    condition     = core::try(attrs.target, null) == null
    error_message = "The target of this API makes a route that hands on every request without asking who is calling."
  }
}

# -- functions ---------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
resource_policy "aws_lambda_function_url" "function_url" {
  enforce {
    condition     = core::upper(core::try(attrs.authorization_type, "NONE")) == "AWS_IAM"
    error_message = "Everyone on the internet can run this function: its address asks nobody who is calling."
  }
}

resource_policy "aws_lambda_permission" "function_url_permission" {
  filter = core::try(attrs.function_url_auth_type, null) != null

  enforce {
    condition     = core::upper(attrs.function_url_auth_type) != "NONE" || core::try(attrs.principal, null) != "*"
    error_message = "This permission lets everyone on the internet run the function through its address."
  }
}

# A service acts for all its customers: without a source, anybody can make it call this function.
# https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
resource_policy "aws_lambda_permission" "function_permission" {
  filter = core::endswith(core::try(attrs.principal, ""), ".amazonaws.com")

  enforce {
    condition = core::anytrue([
      for limit in ["source_arn", "source_account", "principal_org_id", "event_source_token"] : core::try(attrs[limit], null) != null
    ])
    error_message = "This permission names a service and no source: whoever uses the same service in another account can make it run this function."
  }
}
