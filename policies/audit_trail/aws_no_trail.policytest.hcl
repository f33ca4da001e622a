# A configuration without any trail.
policytest {
  targets = ["aws.policy.hcl"]
}

provider "aws" "default" {
  expect_failure = true
  attrs = {
    region = "eu-west-3"
  }
}

# One finding for the account, not one for each further region.
provider "aws" "another_region" {
  attrs = {
    region = "us-east-1"
    alias  = "virginia"
  }
  meta = {
    alias = "virginia"
  }
}

provider "aws" "trail_elsewhere" {
  inputs {
    audit_trail_managed_elsewhere = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

provider "aws" "no_analyzer" {
  expect_failure = true
  inputs {
    audit_trail_managed_elsewhere = true
    require_access_analyzer       = true
  }
  attrs = {
    region = "eu-west-3"
  }
}

# A store of others has no account of Amazon behind it …
provider "aws" "store_of_others" {
  attrs = {
    region                     = "fr-par"
    skip_requesting_account_id = true
    endpoints                  = [{ s3 = "https://s3.fr-par.scw.cloud" }]
  }
}

# … unlike another way to Amazon's own.
provider "aws" "through_the_network" {
  expect_failure = true
  attrs = {
    region                     = "eu-west-3"
    skip_requesting_account_id = true
    endpoints                  = [{ s3 = "https://bucket.vpce-0a1b.s3.eu-west-3.vpce.amazonaws.com" }]
  }
}
