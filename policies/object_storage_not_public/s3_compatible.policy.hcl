# Buckets on stores of others that speak the protocol of S3: Scaleway, OVHcloud, Outscale, MinIO, Ceph. What Amazon does for every new bucket
# (no public lists, no public policies) they do not do; many of them do not know public access blocks at all.
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

locals {
  public_acls = ["public-read", "public-read-write", "authenticated-read"]
  flags       = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
}

resource_policy "aws_s3_bucket" "foreign_bucket_access" {
  enforcement_level = "advisory"

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
      core::try(attrs.acl, null) == "private"
      || core::length(core::getresources("aws_s3_bucket_acl", { bucket = attrs.id })) > 0
      || core::anytrue([
        for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = attrs.id }) :
        core::alltrue([for flag in local.flags : core::contains(local.yes, core::try(block[flag], null))])
      ])
    )
    error_message = "This bucket is on ${local.place}, where public access is not blocked as on Amazon's storage, and nothing says who may read it."
  }
}

# A list that lets everyone in is a finding of the rule canned_acl, unless something keeps it from working on Amazon's storage.
resource_policy "aws_s3_*" "foreign_public_acl" {
  filter = (
    core::contains(["aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_object"], meta.type)
    && core::contains(local.public_acls, core::try(attrs.acl, null))
    && local.foreign && local.protected
  )

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

    bucket = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket
    protected = core::length(core::concat(
      core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket }),
      core::getresources("aws_s3_bucket_ownership_controls", { bucket = local.bucket }),
    )) > 0
  }

  enforce {
    condition     = !core::contains(local.public_acls, attrs.acl)
    error_message = "This access control list lets in everyone, and the settings that make Amazon's storage ignore it are not known to do so on ${local.place}."
  }
}
