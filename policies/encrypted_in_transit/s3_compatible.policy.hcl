# Stores that speak the protocol of S3 are named by an endpoint in the provider configuration, and its beginning decides whether the
# connection is encrypted.
# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider_policy "aws" "foreign_endpoint" {
  locals {
    endpoint = core::try(attrs.endpoints[0].s3, attrs.endpoints[0].s3api, "")
  }

  filter = !core::contains([null, ""], local.endpoint)

  enforce {
    condition     = !core::startswith(core::lower(local.endpoint), "http://") || core::regex_match(local.endpoint, "//(localhost|127[.]0[.]0[.]1)([:/]|$)")
    error_message = "Files and the keys to them travel to ${local.endpoint} without encryption: whoever is on the way can read and keep both."
  }
}
