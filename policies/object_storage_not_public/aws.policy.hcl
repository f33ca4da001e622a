# Buckets of AWS are private when they are created. What is judged here is what opens them: a policy, an access control list, or a
# public access block that leaves a protection off (each flag that is not written is false). That a bucket has no such block is no
# exposure: since April 2023 new buckets have all four protections, also without one.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Tags that say how sensitive something is; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification"]
}

locals {
  classification_keys = [for key in input.classification_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  yes = [true, "true"]
  no  = [false, "false"]

  flags = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

  # "authenticated-read" means every customer of AWS.
  public_acls = ["public-read", "public-read-write", "authenticated-read"]

  # The groups of everybody on the internet and of every customer of AWS.
  public_groups = "/groups/global/(AllUsers|AuthenticatedUsers)$"

  # A block on the whole account with all four protections makes those of single buckets redundant, in its own account.
  account_blocks = [
    for block in core::getresources("aws_s3_account_public_access_block", {}) : block
    if core::alltrue([for flag in local.flags : core::contains(local.yes, core::try(block[flag], null))])
  ]
}

# The policy may be written in the bucket itself, as versions 3 and older of the provider had it. One that lets in everyone is a
# finding although a block may keep it from working today: it says what its author wants.
resource_policy "aws_s3_*" "bucket_policy" {
  filter = meta.type == "aws_s3_bucket_policy" || (meta.type == "aws_s3_bucket" && core::contains(core::keys(attrs), "policy"))

  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.policy, null))
    error_message = "This bucket policy lets in everyone on the internet: whoever knows or guesses an address can fetch the files."
  }
}

resource_policy "aws_s3_*" "public_access_block" {
  filter = core::contains(["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"], meta.type)

  locals {
    account_is_protected = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

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

# -- access control lists ----------------------------------------------------------------------------------------------------
# Lists count for nothing where a block ignores them, or where the owner of the bucket owns every object.

# Buckets and objects name a ready-made list ("canned ACL") …
resource_policy "aws_s3_*" "canned_acl" {
  filter = core::contains(core::keys(attrs), "acl")

  locals {
    bucket = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket

    ignored = core::anytrue([
      for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket }) :
      core::contains(local.yes, core::try(block.ignore_public_acls, null))
    ])
    disabled = core::anytrue([
      for controls in core::getresources("aws_s3_bucket_ownership_controls", { bucket = local.bucket }) :
      core::try(controls.rule[0].object_ownership, null) == "BucketOwnerEnforced"
    ])
    ignored_in_account = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

  enforce {
    condition     = !core::contains(local.public_acls, attrs.acl) || local.ignored || local.disabled || local.ignored_in_account
    error_message = "The access control list lets in ${attrs.acl == "authenticated-read" ? "every customer of AWS" : "everyone on the internet"}: the files need no further permission to be fetched."
  }
}

# … or grants one by one: in a list of its own …
resource_policy "aws_s3_bucket_acl" "acl_grants" {
  filter = core::length(core::try(attrs.access_control_policy, [])) > 0

  locals {
    ignored = core::anytrue([
      for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = attrs.bucket }) :
      core::contains(local.yes, core::try(block.ignore_public_acls, null))
    ])
    disabled = core::anytrue([
      for controls in core::getresources("aws_s3_bucket_ownership_controls", { bucket = attrs.bucket }) :
      core::try(controls.rule[0].object_ownership, null) == "BucketOwnerEnforced"
    ])
    ignored_in_account = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

  enforce {
    condition = core::alltrue([
      for grant in core::try(attrs.access_control_policy[0].grant, []) : core::try(!core::regex_match(grant.grantee[0].uri, local.public_groups), true)
    ]) || local.ignored || local.disabled || local.ignored_in_account
    error_message = "A grant of the access control list lets in everyone on the internet or every customer of AWS."
  }
}

# … or, with old versions of the provider and for copies of objects, in the resource itself.
resource_policy "aws_s3_*" "grants" {
  filter = core::length(core::try(attrs.grant, [])) > 0

  locals {
    bucket = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket

    ignored = core::anytrue([
      for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket }) :
      core::contains(local.yes, core::try(block.ignore_public_acls, null))
    ])
    disabled = core::anytrue([
      for controls in core::getresources("aws_s3_bucket_ownership_controls", { bucket = local.bucket }) :
      core::try(controls.rule[0].object_ownership, null) == "BucketOwnerEnforced"
    ])
    ignored_in_account = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

  enforce {
    condition = core::alltrue([
      for grant in attrs.grant : core::try(!core::regex_match(grant.uri, local.public_groups), true)
    ]) || local.ignored || local.disabled || local.ignored_in_account
    error_message = "A grant lets in everyone on the internet or every customer of AWS."
  }
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
resource_policy "aws_s3_bucket_ownership_controls" "object_ownership" {
  enforcement_level = "advisory"

  locals {
    ignored = core::anytrue([
      for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = attrs.bucket }) :
      core::contains(local.yes, core::try(block.ignore_public_acls, null))
    ])
    ignored_in_account = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

  enforce {
    condition = (
      core::try(attrs.rule[0].object_ownership, "BucketOwnerEnforced") == "BucketOwnerEnforced"
      || local.ignored
      || local.ignored_in_account
    )
    error_message = "Access control lists count again in this bucket, and nothing ignores public ones: whoever stores a file can open it to everyone."
  }
}

# -- other ways to a bucket --------------------------------------------------------------------------------------------------

# A block with the flags of its own protects nothing it was told to let through. What is not written is on.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
resource_policy "aws_s3_access_point" "access_point" {
  locals {
    block = core::try(attrs.public_access_block_configuration[0], {})
  }

  enforce {
    condition     = !core::anytrue([for flag in local.flags : core::contains(local.no, core::try(local.block[flag], true))])
    error_message = "This access point may be opened to everyone, which cannot be changed once it exists."
  }
}

resource_policy "aws_s3control_multi_region_access_point" "multi_region_access_point" {
  locals {
    block = core::try(attrs.details[0].public_access_block[0], {})
  }

  enforce {
    condition     = !core::anytrue([for flag in local.flags : core::contains(local.no, core::try(local.block[flag], true))])
    error_message = "This access point may be opened to everyone, which cannot be changed once it exists."
  }
}

# A website of S3 answers everyone, without encryption, and shows what everyone may read. A site that only redirects shows nothing.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
resource_policy "aws_s3_*" "website" {
  filter = (
    (meta.type == "aws_s3_bucket_website_configuration" && core::length(core::try(attrs.index_document, [])) > 0)
    || (meta.type == "aws_s3_bucket" && core::try(attrs.website[0].index_document, null) != null)
  )

  locals {
    bucket = meta.type == "aws_s3_bucket" ? attrs.id : attrs.bucket

    restricted = core::anytrue([
      for block in core::getresources("aws_s3_bucket_public_access_block", { bucket = local.bucket }) :
      core::contains(local.yes, core::try(block.restrict_public_buckets, null))
    ])
    restricted_in_account = core::anytrue([for block in local.account_blocks : hclscan::same_provider(attrs, block)])
  }

  enforce {
    condition     = local.restricted || local.restricted_in_account
    error_message = "This bucket is a website: it works only as far as its files are open to everyone, and nothing keeps more of them from being opened."
  }
}

# Without an identity of its own, the distribution sees only what everyone may see.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
resource_policy "aws_cloudfront_distribution" "distribution_origin" {
  enforce {
    condition = core::alltrue([
      for origin in core::try(attrs.origin, []) :
      core::length(core::try(origin.custom_origin_config, [])) > 0
      || core::length(core::try(origin.vpc_origin_config, [])) > 0
      || !core::contains([null, ""], core::try(origin.origin_access_control_id, null))
      || !core::contains([null, ""], core::try(origin.s3_origin_config[0].origin_access_identity, null))
    ])
    error_message = "This distribution fetches files from a bucket as a stranger would: the bucket has to be open to everyone for it to work."
  }
}

# https://docs.aws.amazon.com/AmazonECR/latest/public/public-repositories.html
resource_policy "aws_ecrpublic_repository" "public_repository" {
  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags)
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.classification_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key)))) && core::lower(value) == "public"
    ])
    error_message = "Everyone in the world can fetch the images of this repository, with whatever was left in their layers, and no tag says that this is wanted."
  }
}

# -- what is delivered to an open bucket -------------------------------------------------------------------------------------

locals {
  buckets_that_ignore_lists = [
    for block in core::getresources("aws_s3_bucket_public_access_block", {}) : block.bucket
    if core::contains(local.yes, core::try(block.ignore_public_acls, null))
  ]

  open_buckets = core::concat(
    [for one in core::getresources("aws_s3_bucket_policy", {}) : one.bucket if core::try(hclscan::grants_public(one.policy), false)],
    [
      for one in core::getresources("aws_s3_bucket_acl", {}) : one.bucket
      if core::contains(local.public_acls, core::try(one.acl, null)) && !core::contains(local.buckets_that_ignore_lists, one.bucket)
    ],
    [for one in core::getresources("aws_s3_bucket", {}) : one.id if core::contains(local.public_acls, core::try(one.acl, null))],
  )
}

resource_policy "aws_cloudtrail" "trail_bucket" {
  enforce {
    condition     = !core::contains(local.open_buckets, core::try(attrs.s3_bucket_name, null))
    error_message = "The trail of this account, with the names and addresses of everyone who works in it, goes to a bucket that is open to everyone."
  }
}

resource_policy "aws_datasync_location_s3" "transfer_bucket" {
  locals {
    buckets = core::getresources("aws_s3_bucket", { arn = core::try(attrs.s3_bucket_arn, null) })
  }

  enforce {
    condition     = !core::anytrue([for bucket in local.buckets : core::contains(local.open_buckets, bucket.id)])
    error_message = "Files are transferred from or to a bucket that is open to everyone."
  }
}
