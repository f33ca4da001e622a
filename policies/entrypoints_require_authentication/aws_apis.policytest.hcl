policytest {
  targets = ["aws_apis.policy.hcl"]
}

# -- REST --------------------------------------------------------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "public" {
  attrs = {
    id   = "public"
    name = "public"
  }
}

resource "aws_api_gateway_rest_api" "private" {
  attrs = {
    id                     = "private"
    endpoint_configuration = [{ types = ["PRIVATE"] }]
  }
}

resource "aws_api_gateway_rest_api" "half_private" {
  attrs = {
    id                     = "half-private"
    endpoint_configuration = [{ types = ["REGIONAL", "PRIVATE"] }]
  }
}

resource "aws_api_gateway_rest_api" "restricted" {
  attrs = {
    id     = "restricted"
    policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"execute-api:Invoke\"}]}"
  }
}

resource "aws_api_gateway_rest_api" "restricted_beside" {
  attrs = {
    id     = "restricted-beside"
    policy = null
  }
}

resource "aws_api_gateway_rest_api_policy" "restricted_beside" {
  attrs = {
    rest_api_id = "restricted-beside"
    policy      = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"execute-api:Invoke\"}]}"
  }
}

resource "aws_api_gateway_rest_api_policy" "for_everyone" {
  attrs = {
    rest_api_id = "public"
    policy      = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"execute-api:Invoke\"}]}"
  }
}

data "aws_api_gateway_rest_api" "elsewhere" {
  attrs = {
    id                     = "elsewhere"
    endpoint_configuration = [{ types = ["PRIVATE"] }]
  }
}

resource "aws_api_gateway_method" "open" {
  expect_failure = true
  attrs = {
    rest_api_id   = "public"
    http_method   = "GET"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "open_in_half_private" {
  expect_failure = true
  attrs = {
    rest_api_id   = "half-private"
    http_method   = "ANY"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "preflight" {
  attrs = {
    rest_api_id   = "public"
    http_method   = "OPTIONS"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "signed" {
  attrs = {
    rest_api_id   = "public"
    http_method   = "GET"
    authorization = "AWS_IAM"
  }
}

resource "aws_api_gateway_method" "inside" {
  attrs = {
    rest_api_id   = "private"
    http_method   = "GET"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "inside_elsewhere" {
  attrs = {
    rest_api_id   = "elsewhere"
    http_method   = "GET"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "restricted" {
  attrs = {
    rest_api_id   = "restricted"
    http_method   = "GET"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "restricted_beside" {
  attrs = {
    rest_api_id   = "restricted-beside"
    http_method   = "GET"
    authorization = "NONE"
  }
}

resource "aws_api_gateway_method" "key_alone" {
  expect_failure = true
  attrs = {
    rest_api_id      = "public"
    http_method      = "POST"
    authorization    = "NONE"
    api_key_required = "true"
  }
}

resource "aws_api_gateway_method" "key_and_person" {
  attrs = {
    rest_api_id      = "public"
    http_method      = "POST"
    authorization    = "COGNITO_USER_POOLS"
    api_key_required = true
  }
}

# -- OpenAPI -----------------------------------------------------------------------------------------------------------------

resource "aws_api_gateway_rest_api" "document_without_security" {
  expect_failure = true
  attrs = {
    id   = "without"
    body = "{\"openapi\": \"3.0.1\", \"paths\": {\"/results\": {\"get\": {}}}}"
  }
}

resource "aws_apigatewayv2_api" "document_without_security" {
  expect_failure = true
  attrs = {
    id            = "without-2"
    protocol_type = "HTTP"
    body          = <<-EOT
      openapi: "3.0.1"
      security:
        - staff: []
      paths:
        /results:
          get: {}
          post:
            security: []
      components:
        securitySchemes:
          staff: { type: oauth2 }
    EOT
  }
}

resource "aws_apigatewayv2_api" "document_with_security" {
  attrs = {
    id            = "with-2"
    protocol_type = "HTTP"
    body          = <<-EOT
      openapi: "3.0.1"
      security:
        - staff: []
      paths:
        /healthz:
          get:
            security: []
        /results:
          parameters: []
          get: {}
          options:
            security: []
      components:
        securitySchemes:
          staff: { type: oauth2 }
    EOT
  }
}

resource "aws_api_gateway_rest_api" "document_with_optional_security" {
  expect_failure = true
  attrs = {
    id   = "optional"
    body = "{\"paths\": {\"/results\": {\"get\": {\"security\": [{\"staff\": []}, {}]}}}, \"components\": {\"securitySchemes\": {\"staff\": {\"type\": \"oauth2\"}}}}"
  }
}

resource "aws_api_gateway_rest_api" "document_with_a_key_alone" {
  expect_failure = true
  attrs = {
    id   = "key"
    body = "{\"paths\": {\"/results\": {\"get\": {\"security\": [{\"key\": []}]}}}, \"securityDefinitions\": {\"key\": {\"type\": \"apiKey\", \"name\": \"x-api-key\"}}}"
  }
}

resource "aws_api_gateway_rest_api" "document_with_an_authorizer" {
  attrs = {
    id   = "authorizer"
    body = "{\"paths\": {\"/results\": {\"get\": {\"security\": [{\"key\": [], \"staff\": []}]}}}, \"securityDefinitions\": {\"key\": {\"type\": \"apiKey\"}, \"staff\": {\"type\": \"apiKey\", \"x-amazon-apigateway-authtype\": \"custom\"}}}"
  }
}

resource "aws_api_gateway_rest_api" "document_with_iam" {
  attrs = {
    id   = "iam"
    body = "{\"paths\": {\"/results\": {\"x-amazon-apigateway-any-method\": {\"x-amazon-apigateway-auth\": {\"type\": \"AWS_IAM\"}}}}}"
  }
}

resource "aws_api_gateway_rest_api" "document_inside" {
  attrs = {
    id                     = "inside"
    endpoint_configuration = [{ types = ["PRIVATE"] }]
    body                   = "{\"paths\": {\"/results\": {\"get\": {}}}}"
  }
}

resource "aws_api_gateway_rest_api" "document_with_policy" {
  attrs = {
    id   = "policy"
    body = "{\"paths\": {\"/results\": {\"get\": {}}}, \"x-amazon-apigateway-policy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111122223333\"}, \"Action\": \"*\"}]}}"
  }
}

# -- HTTP and WebSocket ------------------------------------------------------------------------------------------------------

resource "aws_apigatewayv2_api" "http" {
  attrs = {
    id            = "http"
    protocol_type = "HTTP"
  }
}

resource "aws_apigatewayv2_api" "websocket" {
  attrs = {
    id            = "websocket"
    protocol_type = "WEBSOCKET"
  }
}

data "aws_apigatewayv2_api" "elsewhere" {
  attrs = {
    api_id        = "elsewhere"
    protocol_type = "WEBSOCKET"
  }
}

resource "aws_apigatewayv2_route" "open" {
  expect_failure = true
  attrs = {
    api_id    = "http"
    route_key = "GET /results"
  }
}

resource "aws_apigatewayv2_route" "open_default" {
  expect_failure = true
  attrs = {
    api_id             = "http"
    route_key          = "$default"
    authorization_type = "NONE"
  }
}

resource "aws_apigatewayv2_route" "signed" {
  attrs = {
    api_id             = "http"
    route_key          = "GET /results"
    authorization_type = "JWT"
  }
}

resource "aws_apigatewayv2_route" "preflight" {
  attrs = {
    api_id    = "http"
    route_key = "OPTIONS /results"
  }
}

resource "aws_apigatewayv2_route" "health" {
  attrs = {
    api_id    = "http"
    route_key = "GET /healthz"
  }
}

resource "aws_apigatewayv2_route" "open_connection" {
  expect_failure = true
  attrs = {
    api_id    = "websocket"
    route_key = "$connect"
  }
}

resource "aws_apigatewayv2_route" "message" {
  attrs = {
    api_id    = "websocket"
    route_key = "results"
  }
}

resource "aws_apigatewayv2_route" "message_elsewhere" {
  attrs = {
    api_id    = "elsewhere"
    route_key = "$default"
  }
}

resource "aws_apigatewayv2_api" "quick" {
  expect_failure = true
  attrs = {
    id            = "quick"
    protocol_type = "HTTP"
    target        = "arn:aws:lambda:eu-west-3:111122223333:function:results"
  }
}

# -- functions ---------------------------------------------------------------------------------------------------------------

resource "aws_lambda_function_url" "open" {
  expect_failure = true
  attrs = {
    function_name      = "results"
    authorization_type = "NONE"
  }
}

resource "aws_lambda_function_url" "signed" {
  attrs = {
    function_name      = "results"
    authorization_type = "AWS_IAM"
  }
}

resource "aws_lambda_permission" "url_for_everyone" {
  expect_failure = true
  attrs = {
    action                 = "lambda:InvokeFunctionUrl"
    principal              = "*"
    function_url_auth_type = "NONE"
  }
}

resource "aws_lambda_permission" "url_for_a_role" {
  attrs = {
    action                 = "lambda:InvokeFunctionUrl"
    principal              = "arn:aws:iam::111122223333:role/portal"
    function_url_auth_type = "AWS_IAM"
  }
}

resource "aws_lambda_permission" "service_without_source" {
  expect_failure = true
  attrs = {
    action    = "lambda:InvokeFunction"
    principal = "apigateway.amazonaws.com"
  }
}

resource "aws_lambda_permission" "service_with_source" {
  attrs = {
    action     = "lambda:InvokeFunction"
    principal  = "apigateway.amazonaws.com"
    source_arn = "arn:aws:execute-api:eu-west-3:111122223333:public/*/*"
  }
}
