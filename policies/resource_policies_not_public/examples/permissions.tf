# expect: fail HCL_PUB_004
resource "aws_lambda_permission" "for_everyone" {
  function_name = "convert"
  action        = "lambda:InvokeFunction"
  principal     = "*"
}

# expect: fail HCL_PUB_004
resource "aws_lambda_permission" "by_a_source_alone" {
  function_name = "convert"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = "arn:aws:events:eu-west-3:111122223333:rule/nightly"
}

# expect: pass
resource "aws_lambda_permission" "for_a_service" {
  function_name = "convert"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-west-3:111122223333:rule/nightly"
}

# expect: pass
resource "aws_lambda_permission" "for_our_organization" {
  function_name    = "convert"
  action           = "lambda:InvokeFunction"
  principal        = "*"
  principal_org_id = "o-1234567890"
}

# expect: fail HCL_PUB_004
resource "aws_lambda_layer_version_permission" "for_everyone" {
  layer_name     = "convert"
  version_number = 1
  statement_id   = "everyone"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}

# expect: fail HCL_PUB_004
resource "aws_cloudwatch_event_permission" "for_everyone" {
  statement_id = "everyone"
  principal    = "*"
}

# expect: pass
resource "aws_cloudwatch_event_permission" "for_our_organization" {
  statement_id = "organization"
  principal    = "*"

  condition {
    type  = "StringEquals"
    key   = "aws:PrincipalOrgID"
    value = "o-1234567890"
  }
}

# expect: fail HCL_PUB_004
resource "aws_ssm_document" "for_everyone" {
  name          = "collect"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

# expect: pass
resource "aws_ssm_document" "private" {
  name          = "collect"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })
}

# expect: fail HCL_PUB_004
resource "aws_ram_resource_share" "with_any_account" {
  name                      = "subnets"
  allow_external_principals = true
}

# expect: pass
resource "aws_ram_resource_share" "within_the_organization" {
  name = "subnets"
}
