# Buckets on stores of others that speak the protocol of S3: Scaleway, OVHcloud, Outscale, MinIO, Ceph. Amazon encrypts every object by
# itself; they do so when they are told to. Which store a bucket is on is said by the endpoint of its provider configuration.
# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # Endpoints of Amazon, those of a network (vpce), of dual-stack and of FIPS included; and stores on the author's own machine.
  # https://docs.aws.amazon.com/general/latest/gr/s3.html
  amazon_or_own = "[.]amazonaws[.](com|eu)|[.]api[.]aws|[.]localstack[.]cloud|^(https?://)?(localhost|127[.]0[.]0[.]1|localstack)"

  # Scaleway's regions are called fr-par, those of OVHcloud gra or sbg.
  amazon_region = "^[a-z]{2}(-[a-z]+)+-[0-9]+$"
}

# https://www.scaleway.com/en/docs/object-storage/api-cli/enable-sse-one/
# https://docs.outscale.com/en/userguide/Bucket-Encryption-Configuration-Reference.html
resource_policy "aws_s3_bucket" "foreign_bucket" {
  filter = local.foreign

  locals {
    config   = hclscan::provider_config(attrs)
    endpoint = core::try(local.config.endpoints[0].s3, local.config.endpoints[0].s3api, "")
    region   = core::try(local.config.region, "")

    # Without an endpoint here (it may stand in the environment), a region that Amazon does not have tells.
    foreign = (
      !core::contains([null, ""], local.endpoint)
      ? !core::regex_match(local.endpoint, local.amazon_or_own)
      : core::contains(local.yes, core::try(local.config.skip_region_validation, false)) && !core::regex_match(local.region, local.amazon_region)
    )
    place = core::contains([null, ""], local.endpoint) ? "a store in the region ${local.region}" : local.endpoint
  }

  enforce {
    condition = (
      core::length(core::try(attrs.server_side_encryption_configuration, [])) > 0
      || core::length(core::getresources("aws_s3_bucket_server_side_encryption_configuration", { bucket = attrs.id })) > 0
    )
    error_message = "This bucket is on ${local.place} and not on Amazon's storage, which encrypts by itself: nothing asks for its objects to be encrypted."
  }
}
