policytest {
  targets = ["s3_compatible.policy.hcl"]
}

provider "aws" "minio" {
  attrs = {
    region    = "eu-west-1"
    endpoints = [{ s3 = "HTTP://minio.labora.internal:9000" }]
  }
  expect_failure = true
}

provider "aws" "old_spelling" {
  attrs = {
    region    = "eu-west-1"
    endpoints = [{ s3api = "http://store.labora.internal" }]
  }
  expect_failure = true
}

# A name that only begins like the own machine.
provider "aws" "another_host" {
  attrs = {
    region    = "eu-west-1"
    endpoints = [{ s3 = "http://localhost.labora.internal" }]
  }
  expect_failure = true
}

provider "aws" "machine" {
  attrs = {
    region    = "us-east-1"
    endpoints = [{ s3 = "http://127.0.0.1:4566" }]
  }
}

provider "aws" "other_service" {
  attrs = {
    region    = "eu-west-1"
    endpoints = [{ dynamodb = "http://store.labora.internal" }]
  }
}
