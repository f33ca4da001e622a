# One document for everything: whoever wrote it meant everybody in the company, and it says everybody in the world.

locals {
  everyone = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
}

# expect: fail HCL_PUB_004
resource "aws_acmpca_policy" "staff" {
  resource_arn = "arn:aws:acm-pca:eu-west-3:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012"
  policy       = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_api_gateway_rest_api" "orders" {
  name   = "orders"
  policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_backup_vault_policy" "nightly" {
  backup_vault_name = "nightly"
  policy            = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_cloudwatch_event_bus_policy" "laboratory" {
  event_bus_name = "laboratory"
  policy         = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_cloudwatch_log_destination_policy" "collected" {
  destination_name = "collected"
  access_policy    = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_cloudwatch_log_resource_policy" "search" {
  policy_name     = "search"
  policy_document = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_codeartifact_domain_permissions_policy" "labora" {
  domain          = "labora"
  policy_document = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_codeartifact_repository_permissions_policy" "portal" {
  domain          = "labora"
  repository      = "portal"
  policy_document = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_codebuild_resource_policy" "portal" {
  resource_arn = "arn:aws:codebuild:eu-west-3:111122223333:project/portal"
  policy       = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_dynamodb_resource_policy" "consents" {
  resource_arn = "arn:aws:dynamodb:eu-west-3:111122223333:table/consents"
  policy       = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_ecr_registry_policy" "images" {
  policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_efs_file_system_policy" "scans" {
  file_system_id = "fs-0123456789abcdef0"
  policy         = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_glacier_vault_lock" "archive" {
  vault_name    = "archive"
  complete_lock = false
  policy        = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_glacier_vault" "archive" {
  name          = "archive"
  access_policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_glue_resource_policy" "catalogue" {
  policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_kinesis_resource_policy" "measurements" {
  resource_arn = "arn:aws:kinesis:eu-west-3:111122223333:stream/measurements"
  policy       = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_media_store_container_policy" "films" {
  container_name = "films"
  policy         = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_msk_cluster_policy" "measurements" {
  cluster_arn = "arn:aws:kafka:eu-west-3:111122223333:cluster/measurements/12345678-1234-1234-1234-123456789012-1"
  policy      = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_redshift_resource_policy" "figures" {
  resource_arn = "arn:aws:redshift:eu-west-3:111122223333:namespace:12345678-1234-1234-1234-123456789012"
  policy       = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_s3control_object_lambda_access_point_policy" "without_names" {
  name   = "without-names"
  policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_s3control_access_point_policy" "exchange" {
  access_point_arn = "arn:aws:s3:eu-west-3:111122223333:accesspoint/exchange"
  policy           = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_s3tables_table_bucket_policy" "figures" {
  table_bucket_arn = "arn:aws:s3tables:eu-west-3:111122223333:bucket/figures"
  resource_policy  = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_s3_bucket_policy" "exchange" {
  bucket = "labora-exchange"
  policy = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_ses_identity_policy" "letters" {
  identity = "labora.example"
  name     = "letters"
  policy   = local.everyone
}

# expect: fail HCL_PUB_004
resource "aws_vpclattice_resource_policy" "services" {
  resource_arn = "arn:aws:vpc-lattice:eu-west-3:111122223333:servicenetwork/sn-0123456789abcdef0"
  policy       = local.everyone
}
