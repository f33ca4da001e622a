data "aws_iam_policy_document" "search_for_everyone" {
  statement {
    actions   = ["es:*"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

# expect: fail HCL_PUB_004
resource "aws_opensearch_domain" "open" {
  domain_name     = "results"
  access_policies = data.aws_iam_policy_document.search_for_everyone.json
}

# Less grave, but the network is all that is left.
# expect: fail HCL_PUB_004
resource "aws_opensearch_domain" "open_in_the_network" {
  domain_name     = "results-internal"
  access_policies = data.aws_iam_policy_document.search_for_everyone.json

  vpc_options {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}

# expect: pass
resource "aws_opensearch_domain" "for_the_portal" {
  domain_name = "portal"

  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/portal" }
      Action    = ["es:ESHttpGet", "es:ESHttpPost"]
      Resource  = "*"
    }]
  })
}
