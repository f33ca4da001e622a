# expect: fail HCL_PUB_005
resource "aws_ami_launch_permission" "for_everyone" {
  image_id = "ami-0123456789abcdef0"
  group    = "all"
}

# expect: pass
resource "aws_ami_launch_permission" "for_the_laboratory" {
  image_id   = "ami-0123456789abcdef0"
  account_id = "444455556666"
}

# expect: fail HCL_PUB_005
resource "aws_imagebuilder_distribution_configuration" "for_everyone" {
  name = "converters"

  distribution {
    region = "eu-west-3"

    ami_distribution_configuration {
      name = "converter-{{ imagebuilder:buildDate }}"

      launch_permission {
        user_groups = ["all"]
      }
    }
  }
}

# expect: pass
resource "aws_imagebuilder_distribution_configuration" "for_ourselves" {
  name = "converters-internal"

  distribution {
    region = "eu-west-3"

    ami_distribution_configuration {
      name = "converter-{{ imagebuilder:buildDate }}"
    }
  }
}

# expect: fail HCL_PUB_005
resource "aws_lambda_layer_version_permission" "for_everyone" {
  layer_name     = "convert"
  version_number = 1
  statement_id   = "everyone"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}

# expect: pass
resource "aws_lambda_layer_version_permission" "for_our_organization" {
  layer_name      = "convert"
  version_number  = 1
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-1234567890"
}

# expect: fail HCL_PUB_005
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
resource "aws_ssm_document" "for_the_laboratory" {
  name          = "collect-too"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", mainSteps = [] })

  permissions = {
    type        = "Share"
    account_ids = "444455556666"
  }
}
