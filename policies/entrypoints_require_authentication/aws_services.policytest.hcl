policytest {
  targets = ["aws_services.policy.hcl"]
}

# -- distributions -----------------------------------------------------------------------------------------------------------

resource "aws_cloudfront_distribution" "files" {
  expect_failure = true
  attrs = {
    origin                 = [{ origin_id = "files", origin_access_control_id = "E1" }]
    default_cache_behavior = [{ target_origin_id = "files" }]
  }
}

resource "aws_cloudfront_distribution" "files_beside_an_application" {
  expect_failure = true
  attrs = {
    origin                 = [{ origin_id = "files" }, { origin_id = "portal", custom_origin_config = [{ http_port = 80 }] }]
    default_cache_behavior = [{ target_origin_id = "portal" }]
    ordered_cache_behavior = [{ target_origin_id = "files", path_pattern = "/reports/*", trusted_key_groups = [] }]
  }
}

resource "aws_cloudfront_distribution" "application" {
  attrs = {
    origin                 = [{ origin_id = "portal", custom_origin_config = [{ http_port = 80 }] }]
    default_cache_behavior = [{ target_origin_id = "portal" }]
  }
}

resource "aws_cloudfront_distribution" "signed" {
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", trusted_key_groups = ["K1"] }]
  }
}

resource "aws_cloudfront_distribution" "meant_for_everyone" {
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files" }]
    tags                   = { "data.classification" = "public" }
  }
}

resource "aws_cloudfront_distribution" "confidential" {
  expect_failure = true
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files" }]
    tags                   = { "data-classification" = "confidential" }
  }
}

resource "aws_cloudfront_function" "asks" {
  attrs = {
    arn  = "arn:asks"
    code = "function handler(event) { if (!event.request.headers.authorization) { return { statusCode: 401 } } return event.request }"
  }
}

resource "aws_cloudfront_function" "rewrites" {
  attrs = {
    arn  = "arn:rewrites"
    code = "function handler(event) { event.request.uri += 'index.html'; return event.request }"
  }
}

data "aws_cloudfront_function" "elsewhere" {
  attrs = {
    arn  = "arn:elsewhere"
    code = "const token = event.request.cookies.session"
  }
}

data "aws_lambda_function" "elsewhere" {
  attrs = {
    function_name = "arn:lambda"
    tags          = { authenticates = "true" }
  }
}

resource "aws_cloudfront_distribution" "asks_at_the_edge" {
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", function_association = [{ event_type = "viewer-request", function_arn = "arn:asks" }] }]
  }
}

resource "aws_cloudfront_distribution" "rewrites_at_the_edge" {
  expect_failure = true
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", function_association = [{ event_type = "viewer-request", function_arn = "arn:rewrites" }] }]
  }
}

resource "aws_cloudfront_distribution" "asks_on_the_way_back" {
  expect_failure = true
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", function_association = [{ event_type = "viewer-response", function_arn = "arn:asks" }] }]
  }
}

resource "aws_cloudfront_distribution" "asks_elsewhere" {
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", function_association = [{ event_type = "viewer-request", function_arn = "arn:elsewhere" }] }]
  }
}

resource "aws_cloudfront_distribution" "asks_in_lambda" {
  attrs = {
    origin                 = [{ origin_id = "files" }]
    default_cache_behavior = [{ target_origin_id = "files", lambda_function_association = [{ event_type = "viewer-request", lambda_arn = "arn:lambda" }] }]
  }
}

# -- applications ------------------------------------------------------------------------------------------------------------

resource "aws_appsync_graphql_api" "key" {
  expect_failure = true
  attrs = {
    authentication_type = "API_KEY"
  }
}

resource "aws_appsync_graphql_api" "key_as_well" {
  expect_failure = true
  attrs = {
    authentication_type                = "AWS_IAM"
    additional_authentication_provider = [{ authentication_type = "API_KEY" }]
  }
}

resource "aws_appsync_graphql_api" "people" {
  attrs = {
    authentication_type                = "AMAZON_COGNITO_USER_POOLS"
    additional_authentication_provider = [{ authentication_type = "AWS_IAM" }]
  }
}

resource "aws_appsync_graphql_api" "inside" {
  attrs = {
    authentication_type = "API_KEY"
    visibility          = "PRIVATE"
  }
}

resource "aws_cognito_identity_pool" "guests" {
  expect_failure = true
  attrs = {
    allow_unauthenticated_identities = true
  }
}

resource "aws_cognito_identity_pool" "people" {
  attrs = {
    allow_unauthenticated_identities = false
  }
}

resource "aws_cognito_user_pool" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_cognito_user_pool" "staff" {
  attrs = {
    admin_create_user_config = [{ allow_admin_create_user_only = true }]
  }
}

resource "aws_apprunner_service" "silent" {
  expect_failure = true
  attrs = {
    service_name = "silent"
  }
}

resource "aws_apprunner_service" "inside" {
  attrs = {
    network_configuration = [{ ingress_configuration = [{ is_publicly_accessible = "false" }] }]
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------

locals {
  for_everyone = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"es:*\", \"Resource\": \"*\"}]}"
  for_a_role   = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/search\"}, \"Action\": \"es:*\", \"Resource\": \"*\"}]}"
}

resource "aws_opensearch_domain" "open" {
  expect_failure = true
  attrs = {
    domain_name     = "open"
    access_policies = local.for_everyone
  }
}

resource "aws_elasticsearch_domain" "open_beside" {
  expect_failure = true
  attrs = {
    domain_name = "open-beside"
  }
}

resource "aws_elasticsearch_domain_policy" "open_beside" {
  attrs = {
    domain_name     = "open-beside"
    access_policies = local.for_everyone
  }
}

resource "aws_opensearch_domain" "for_a_role" {
  attrs = {
    domain_name     = "role"
    access_policies = local.for_a_role
  }
}

resource "aws_opensearch_domain" "with_users" {
  attrs = {
    domain_name               = "users"
    access_policies           = local.for_everyone
    advanced_security_options = [{ enabled = true }]
  }
}

resource "aws_opensearch_domain" "with_guests" {
  expect_failure = true
  attrs = {
    domain_name               = "guests"
    access_policies           = local.for_everyone
    advanced_security_options = [{ enabled = true, anonymous_auth_enabled = true }]
  }
}

resource "aws_opensearch_domain" "without_policy" {
  attrs = {
    domain_name     = "without"
    access_policies = null
  }
}

resource "aws_opensearch_domain" "open_inside" {
  expect_failure = true
  attrs = {
    domain_name     = "inside"
    access_policies = local.for_everyone
    vpc_options     = [{ subnet_ids = ["subnet-1"] }]
  }
}

resource "aws_opensearch_domain" "users_inside" {
  attrs = {
    domain_name               = "users-inside"
    access_policies           = local.for_everyone
    vpc_options               = [{ subnet_ids = ["subnet-1"] }]
    advanced_security_options = [{ enabled = true }]
  }
}

# -- caches and messages -----------------------------------------------------------------------------------------------------

resource "aws_elasticache_replication_group" "silent" {
  expect_failure = true
  attrs = {
    replication_group_id = "silent"
    user_group_ids       = []
  }
}

resource "aws_elasticache_replication_group" "token" {
  attrs = {
    auth_token = "not-a-real-token"
  }
}

resource "aws_elasticache_replication_group" "users" {
  attrs = {
    user_group_ids = ["portal"]
  }
}

resource "aws_memorydb_cluster" "open" {
  expect_failure = true
  attrs = {
    acl_name = "open-access"
  }
}

resource "aws_memorydb_cluster" "users" {
  attrs = {
    acl_name = "portal"
  }
}

resource "aws_msk_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_name = "silent"
  }
}

resource "aws_msk_cluster" "strangers_too" {
  expect_failure = true
  attrs = {
    client_authentication = [{ unauthenticated = true, sasl = [{ iam = true }] }]
  }
}

resource "aws_msk_cluster" "signed" {
  attrs = {
    client_authentication = [{ sasl = [{ scram = true }] }]
  }
}

resource "aws_msk_cluster" "certificates" {
  attrs = {
    client_authentication = [{ tls = [{ certificate_authority_arns = ["arn:ca"] }] }]
  }
}

# -- between services --------------------------------------------------------------------------------------------------------

resource "aws_vpclattice_service" "silent" {
  expect_failure = true
  attrs = {
    id = "svc-silent"
  }
}

resource "aws_vpclattice_service" "signed" {
  attrs = {
    id        = "svc-signed"
    auth_type = "AWS_IAM"
  }
}

resource "aws_vpclattice_service_network" "open" {
  expect_failure = true
  attrs = {
    id        = "sn-open"
    auth_type = "NONE"
  }
}

resource "aws_vpclattice_service_network" "signed" {
  attrs = {
    id        = "sn-signed"
    auth_type = "AWS_IAM"
  }
}

resource "aws_vpclattice_service_network_service_association" "in_signed" {
  attrs = {
    service_identifier         = "svc-in-signed"
    service_network_identifier = "sn-signed"
  }
}

resource "aws_vpclattice_service_network_service_association" "in_open" {
  attrs = {
    service_identifier         = "svc-in-open"
    service_network_identifier = "sn-open"
  }
}

resource "aws_vpclattice_service" "in_a_network_that_asks" {
  attrs = {
    id = "svc-in-signed"
  }
}

resource "aws_vpclattice_service" "in_a_network_that_does_not_ask" {
  expect_failure = true
  attrs = {
    id = "svc-in-open"
  }
}

resource "aws_iot_policy" "everything" {
  expect_failure = true
  attrs = {
    policy = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:*\", \"Resource\": [\"*\"]}}"
  }
}

resource "aws_iot_policy" "own_topics" {
  attrs = {
    policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"iot:Publish\"], \"Resource\": [\"arn:aws:iot:eu-west-3:111122223333:topic/analyzers\"]}, {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}"
  }
}
