# Buckets of AWS are private when they are created. What is judged here is what opens them: a policy, an access control list, or a
# public access block that leaves a protection off (each flag that is not written is false).
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # "authenticated-read" means every customer of AWS.
  public_acls = ["public-read", "public-read-write", "authenticated-read"]

  # The groups of everybody on the internet and of every customer of AWS.
  public_groups = "/groups/global/(AllUsers|AuthenticatedUsers)$"

  # A block on the whole account with all four protections makes those of single buckets redundant.
  account_is_protected = core::anytrue([
    for block in core::getresources("aws_s3_account_public_access_block", {}) : core::alltrue([
      for flag in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] :
      core::contains(local.yes, core::try(block[flag], null))
    ])
  ])
}

# The policy may be written in the bucket itself, as versions 3 and older of the provider had it.
resource_policy "aws_s3_*" "bucket_policy" {
  filter = meta.type == "aws_s3_bucket_policy" || (meta.type == "aws_s3_bucket" && core::contains(core::keys(attrs), "policy"))

  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, null))
    error_message = "This bucket policy lets in everyone on the internet: whoever knows or guesses an address can fetch the files."
  }
}

resource_policy "aws_s3_*" "public_access_block" {
  filter = core::contains(["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"], meta.type)

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.block_public_policy, null))
      && core::contains(local.yes, core::try(attrs.restrict_public_buckets, null))
      || local.account_is_protected
    )
    error_message = "Bucket policies may open this storage to everyone: block_public_policy and restrict_public_buckets are not both on, and a flag that is not written is off."
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.block_public_acls, null))
      && core::contains(local.yes, core::try(attrs.ignore_public_acls, null))
      || local.account_is_protected
    )
    error_message = "Single files of this storage may be opened to everyone: block_public_acls and ignore_public_acls are not both on, and a flag that is not written is off."
  }
}

# Buckets and objects name a ready-made list ("canned ACL") …
resource_policy "aws_s3_*" "canned_acl" {
  filter = core::contains(core::keys(attrs), "acl")

  locals {
    bucket = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket

    # Lists count for nothing where they are ignored or disabled.
    ignored = core::length(core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket, ignore_public_acls = true })) > 0
    disabled = core::anytrue([
      for controls in core::getresources("aws_s3_bucket_ownership_controls", { bucket = local.bucket }) :
      core::try(controls.rule[0].object_ownership, null) == "BucketOwnerEnforced"
    ])
  }

  enforce {
    condition     = !core::contains(local.public_acls, attrs.acl) || local.ignored || local.disabled
    error_message = "The access control list lets in ${attrs.acl == "authenticated-read" ? "every customer of AWS" : "everyone on the internet"}: the files need no further permission to be fetched."
  }
}

# … or grants one by one.
resource_policy "aws_s3_*" "acl_grants" {
  filter = core::length(local.grants) > 0

  locals {
    grants = core::concat(core::try(attrs.grant, []), core::try(attrs.access_control_policy[0].grant, []))

    bucket  = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket
    ignored = core::length(core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket, ignore_public_acls = true })) > 0
    disabled = core::anytrue([
      for controls in core::getresources("aws_s3_bucket_ownership_controls", { bucket = local.bucket }) :
      core::try(controls.rule[0].object_ownership, null) == "BucketOwnerEnforced"
    ])
  }

  enforce {
    condition = core::alltrue([
      for grant in local.grants :
      core::try(!core::regex_match(core::try(grant.uri, grant.grantee[0].uri), local.public_groups), true)
    ]) || local.ignored || local.disabled
    error_message = "A grant of the access control list lets in everyone on the internet or every customer of AWS."
  }
}
