# Distributions, applications, stores and messages of AWS that anybody who reaches them can use without saying who they are.

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
  yes = [true, "true"]

  classification_keys = [for key in input.classification_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  search_domains = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
}

# -- distributions -----------------------------------------------------------------------------------------------------------

# What stands before an application may leave the question to it; files of a bucket have nobody else to ask. That a site is meant for
# everyone is said by a tag. What a function at the edge does can only be read in its code.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PrivateContent.html
resource_policy "aws_cloudfront_distribution" "distribution" {
  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags)
    is_meant_for_everyone = core::anytrue([
      for key, value in local.tags :
      core::contains(local.classification_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key)))) && core::lower(value) == "public"
    ])

    buckets = [
      for origin in core::try(attrs.origin, []) : origin.origin_id
      if core::length(core::try(origin.custom_origin_config, [])) == 0 && core::length(core::try(origin.vpc_origin_config, [])) == 0
    ]
    behaviors = [
      for behavior in core::concat(core::try(attrs.default_cache_behavior, []), core::try(attrs.ordered_cache_behavior, [])) : behavior
      if core::contains(local.buckets, behavior.target_origin_id)
    ]
  }

  enforce {
    condition = (
      local.is_meant_for_everyone
      || core::length(core::try(attrs.viewer_mtls_config, [])) > 0
      || core::alltrue([
        for behavior in local.behaviors :
        core::anytrue([
          for signers in ["trusted_key_groups", "trusted_signers"] : core::try(behavior[signers], null) == null ? false : core::length(behavior[signers]) > 0
        ])
        || core::anytrue([
          for association in core::try(behavior.function_association, []) :
          association.event_type == "viewer-request" && core::regex_match(
            core::try(
              core::getresources("aws_cloudfront_function", { arn = association.function_arn })[0].code,
              core::getdatasource("aws_cloudfront_function", { arn = association.function_arn }).code
            ),
            "(?i)authorization|cookie|signature|jwt"
          )
        ])
        || core::anytrue([
          for association in core::try(behavior.lambda_function_association, []) :
          association.event_type == "viewer-request"
          && core::contains(local.yes, core::getdatasource("aws_lambda_function", { function_name = association.lambda_arn }).tags["authenticates"])
        ])
      ])
    )
    error_message = "Everyone who knows or guesses an address gets the files behind this distribution: it asks nobody who is calling, and no tag says that they are meant for everyone."
  }
}

# -- applications ------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
resource_policy "aws_appsync_graphql_api" "graphql_api" {
  filter = core::try(attrs.visibility, "GLOBAL") != "PRIVATE"

  enforce {
    condition = core::try(attrs.authentication_type, null) != "API_KEY" && core::alltrue([
      for provider in core::try(attrs.additional_authentication_provider, []) : provider.authentication_type != "API_KEY"
    ])
    error_message = "A key that is part of every copy of the application is enough to use this API: it does not tell who is calling."
  }
}

# https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
resource_policy "aws_cognito_identity_pool" "identity_pool" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.allow_unauthenticated_identities, false))
    error_message = "Everyone on the internet gets credentials of this account from the pool, without saying who they are."
  }
}

# Pools of customers let people sign up by themselves; those of staff do not.
# https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
resource_policy "aws_cognito_user_pool" "user_pool" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.admin_create_user_config[0].allow_admin_create_user_only, false))
    error_message = "Everyone can make an account in this pool for themselves, which is the default: for an application of staff, that is no authentication."
  }
}

# https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
resource_policy "aws_apprunner_service" "app_runner_service" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.network_configuration[0].ingress_configuration[0].is_publicly_accessible, true))
    error_message = "This service answers everyone on the internet, which is the default, and nothing before it asks who is calling."
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------
# A policy that lets in everyone leaves the question to users of the domain's own. Where there are none, nobody asks.

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
resource_policy "aws_*search_domain" "search_domain" {
  filter = core::contains(local.search_domains, meta.type) && core::length(core::try(attrs.vpc_options, [])) == 0

  locals {
    policies = core::concat(
      core::try(attrs.access_policies, null) == null ? [] : [attrs.access_policies],
      [for one in core::getresources("aws_opensearch_domain_policy", { domain_name = attrs.domain_name }) : one.access_policies],
      [for one in core::getresources("aws_elasticsearch_domain_policy", { domain_name = attrs.domain_name }) : one.access_policies],
    )
    security = core::try(attrs.advanced_security_options[0], {})
  }

  enforce {
    condition = (
      (
        core::contains(local.yes, core::try(local.security.enabled, false))
        && !core::contains(local.yes, core::try(local.security.anonymous_auth_enabled, false))
      )
      || !core::anytrue([for policy in local.policies : hclscan::grants_public(policy)])
    )
    error_message = "Everyone on the internet can search and change the documents of this domain: its policy lets in everyone, and it has no users of its own."
  }
}

resource_policy "aws_*search_domain" "search_domain_inside" {
  filter            = core::contains(local.search_domains, meta.type) && core::length(core::try(attrs.vpc_options, [])) > 0
  enforcement_level = "advisory"

  locals {
    policies = core::concat(
      core::try(attrs.access_policies, null) == null ? [] : [attrs.access_policies],
      [for one in core::getresources("aws_opensearch_domain_policy", { domain_name = attrs.domain_name }) : one.access_policies],
      [for one in core::getresources("aws_elasticsearch_domain_policy", { domain_name = attrs.domain_name }) : one.access_policies],
    )
    security = core::try(attrs.advanced_security_options[0], {})
  }

  enforce {
    condition = (
      (
        core::contains(local.yes, core::try(local.security.enabled, false))
        && !core::contains(local.yes, core::try(local.security.anonymous_auth_enabled, false))
      )
      || !core::anytrue([for policy in local.policies : hclscan::grants_public(policy)])
    )
    error_message = "Whoever is in the network can search and change the documents of this domain: its policy lets in everyone, and it has no users of its own."
  }
}

# -- caches and messages -----------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
resource_policy "aws_elasticache_replication_group" "cache" {
  locals {
    groups = core::try(attrs.user_group_ids, null)
  }

  enforce {
    condition     = core::try(attrs.auth_token, null) != null || (local.groups == null ? false : core::length(local.groups) > 0)
    error_message = "Whoever is in the network can read this cache, sessions of signed-in people included: it asks for no password."
  }
}

# https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html
resource_policy "aws_memorydb_cluster" "memory_database" {
  enforce {
    condition     = core::try(attrs.acl_name, null) != "open-access"
    error_message = "Whoever is in the network can read this database: the list open-access lets in everyone without a password."
  }
}

# https://docs.aws.amazon.com/msk/latest/developerguide/msk-configure-security.html
resource_policy "aws_msk_cluster" "kafka_cluster" {
  locals {
    ways = core::try(attrs.client_authentication[0], {})
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(local.ways.unauthenticated, false))
    error_message = "Whoever is in the network can read and write what passes through these brokers: clients need not say who they are."
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(local.ways.sasl[0].iam, false))
      || core::contains(local.yes, core::try(local.ways.sasl[0].scram, false))
      || core::length(core::try(local.ways.tls, [])) > 0
    )
    error_message = "Whoever is in the network can read and write what passes through these brokers, which is what happens as long as no way to sign in is named."
  }
}

# -- between services --------------------------------------------------------------------------------------------------------

# A network that asks asks for all its services.
# https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
resource_policy "aws_vpclattice_service*" "lattice" {
  filter = core::contains(["aws_vpclattice_service", "aws_vpclattice_service_network"], meta.type)

  locals {
    networks = core::flatten([
      for association in core::getresources("aws_vpclattice_service_network_service_association", { service_identifier = attrs.id }) :
      core::getresources("aws_vpclattice_service_network", { id = association.service_network_identifier })
    ])
  }

  enforce {
    condition = (
      core::try(attrs.auth_type, "NONE") == "AWS_IAM"
      || (core::length(local.networks) > 0 && core::alltrue([for network in local.networks : core::try(network.auth_type, "NONE") == "AWS_IAM"]))
    )
    error_message = "Everything in the connected networks can call this without saying who it is, which is the default."
  }
}

# Such a policy has no principal: it binds whoever holds a certificate, and one that allows everything makes all of them alike.
# https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html
resource_policy "aws_iot_policy" "device_policy" {
  enforce {
    condition = !core::anytrue([
      for statement in core::flatten([core::jsondecode(attrs.policy).Statement]) :
      core::try(statement.Effect, null) == "Allow"
      && core::anytrue([for action in core::flatten([core::try(statement.Action, [])]) : core::contains(["*", "iot:*"], core::lower(action))])
      && core::contains(core::flatten([core::try(statement.Resource, [])]), "*")
    ])
    error_message = "Every device with this policy can read and send the messages of all others: it allows everything on everything."
  }
}
