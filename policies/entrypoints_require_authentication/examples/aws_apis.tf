resource "aws_api_gateway_rest_api" "results" {
  name = "results"
}

# expect: fail
resource "aws_api_gateway_method" "open" {
  rest_api_id   = aws_api_gateway_rest_api.results.id
  resource_id   = "results"
  http_method   = "GET"
  authorization = "NONE"
}

# expect: fail
resource "aws_api_gateway_method" "with_key" {
  rest_api_id      = aws_api_gateway_rest_api.results.id
  resource_id      = "results"
  http_method      = "POST"
  authorization    = "NONE"
  api_key_required = true
}

# expect: pass
resource "aws_api_gateway_method" "signed" {
  rest_api_id   = aws_api_gateway_rest_api.results.id
  resource_id   = "results"
  http_method   = "DELETE"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_rest_api" "inside" {
  name = "inside"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

# expect: pass
resource "aws_api_gateway_method" "inside" {
  rest_api_id   = aws_api_gateway_rest_api.inside.id
  resource_id   = "results"
  http_method   = "GET"
  authorization = "NONE"
}

# expect: fail
resource "aws_api_gateway_rest_api" "document" {
  name = "document"

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "results", version = "1.0" }
    paths = {
      "/results" = {
        get = {
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = aws_lambda_function.results.invoke_arn
          }
        }
      }
    }
  })
}

resource "aws_lambda_function" "results" {
  function_name = "results"
  role          = "arn:aws:iam::111122223333:role/results"
}

# expect: pass
resource "aws_apigatewayv2_api" "http" {
  name          = "results"
  protocol_type = "HTTP"
}

# expect: fail
resource "aws_apigatewayv2_api" "quick" {
  name          = "quick"
  protocol_type = "HTTP"
  target        = aws_lambda_function.results.arn
}

# expect: fail
resource "aws_apigatewayv2_route" "open" {
  api_id    = aws_apigatewayv2_api.http.id
  route_key = "GET /results"
  target    = "integrations/results"
}

# expect: pass
resource "aws_apigatewayv2_route" "signed" {
  api_id             = aws_apigatewayv2_api.http.id
  route_key          = "POST /results"
  target             = "integrations/results"
  authorization_type = "JWT"
  authorizer_id      = "staff"
}

# expect: fail
resource "aws_lambda_function_url" "open" {
  function_name      = aws_lambda_function.results.function_name
  authorization_type = "NONE"
}

# expect: fail
resource "aws_lambda_permission" "url" {
  function_name          = aws_lambda_function.results.function_name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

# expect: fail
resource "aws_lambda_permission" "any_gateway" {
  function_name = aws_lambda_function.results.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
}

# expect: pass
resource "aws_lambda_permission" "our_gateway" {
  function_name = aws_lambda_function.results.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.http.execution_arn}/*/*"
}
