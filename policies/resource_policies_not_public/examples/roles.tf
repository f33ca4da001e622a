resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "any_pipeline" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    # The audience is the same for all pipelines in the world.
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

# expect: fail HCL_PUB_004
resource "aws_iam_role" "deployed_by_anybody" {
  name               = "deployed-by-anybody"
  assume_role_policy = data.aws_iam_policy_document.any_pipeline.json
}

data "aws_iam_policy_document" "our_pipeline" {
  source_policy_documents = []

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:our-company/labora:environment:staging"]
    }
  }
}

# expect: pass
resource "aws_iam_role" "deployed_by_us" {
  name               = "deployed-by-us"
  assume_role_policy = data.aws_iam_policy_document.our_pipeline.json
}

# expect: fail HCL_PUB_004
resource "aws_iam_role" "for_everyone" {
  name = "for-everyone"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }]
  })
}

# expect: pass
resource "aws_iam_role" "for_a_service" {
  name = "for-a-service"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
