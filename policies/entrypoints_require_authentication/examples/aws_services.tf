resource "aws_s3_bucket" "reports" {
  bucket = "lab-reports"
}

# expect: fail
resource "aws_cloudfront_distribution" "reports" {
  enabled = true

  origin {
    origin_id                = "reports"
    domain_name              = aws_s3_bucket.reports.bucket_regional_domain_name
    origin_access_control_id = "E1"
  }

  default_cache_behavior {
    target_origin_id       = "reports"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}

# expect: pass
resource "aws_cloudfront_distribution" "signed" {
  enabled = true

  origin {
    origin_id                = "reports"
    domain_name              = aws_s3_bucket.reports.bucket_regional_domain_name
    origin_access_control_id = "E1"
  }

  default_cache_behavior {
    target_origin_id       = "reports"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    trusted_key_groups     = ["portal"]
  }
}

# What the function does is written elsewhere.
# expect: unknown
resource "aws_cloudfront_distribution" "asks_at_the_edge" {
  enabled = true

  origin {
    origin_id                = "reports"
    domain_name              = aws_s3_bucket.reports.bucket_regional_domain_name
    origin_access_control_id = "E1"
  }

  default_cache_behavior {
    target_origin_id       = "reports"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]

    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:login:3"
    }
  }
}

# expect: fail
resource "aws_appsync_graphql_api" "results" {
  name                = "results"
  authentication_type = "API_KEY"
}

# expect: fail
resource "aws_cognito_identity_pool" "guests" {
  identity_pool_name               = "guests"
  allow_unauthenticated_identities = true
}

# expect: fail
resource "aws_cognito_user_pool" "staff" {
  name = "staff"
}

# expect: fail
resource "aws_apprunner_service" "results" {
  service_name = "results"
}

# expect: pass
resource "aws_apprunner_service" "inside" {
  service_name = "inside"

  network_configuration {
    ingress_configuration {
      is_publicly_accessible = false
    }
  }
}

# expect: fail
resource "aws_opensearch_domain" "open" {
  domain_name = "open"

  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "es:*", Resource = "*" }]
  })
}

# expect: fail
resource "aws_opensearch_domain" "open_inside" {
  domain_name = "open-inside"

  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "es:*", Resource = "*" }]
  })

  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}

# expect: fail
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions"
}

# expect: fail
resource "aws_memorydb_cluster" "sessions" {
  name      = "sessions"
  node_type = "db.t4g.small"
  acl_name  = "open-access"
}

# expect: fail
resource "aws_msk_cluster" "results" {
  cluster_name           = "results"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3
}

# expect: pass
resource "aws_msk_cluster" "signed" {
  cluster_name           = "signed"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  client_authentication {
    sasl {
      iam = true
    }
  }
}

# expect: fail
resource "aws_vpclattice_service" "results" {
  name = "results"
}

# expect: pass
resource "aws_vpclattice_service_network" "labora" {
  name      = "labora"
  auth_type = "AWS_IAM"
}

# expect: fail
resource "aws_iot_policy" "everything" {
  name = "everything"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iot:*", Resource = "*" }]
  })
}

# expect: fail
resource "aws_elasticsearch_domain" "former_open" {
  domain_name = "former-open"

  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "es:*", Resource = "*" }]
  })
}

# expect: fail
resource "aws_elasticsearch_domain" "former_open_inside" {
  domain_name = "former-open-inside"

  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "es:*", Resource = "*" }]
  })

  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}
