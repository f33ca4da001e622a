# Many resources of AWS carry a policy of their own that says who may use them. hclscan::grants_public reads such a policy as AWS
# does: it is public when a statement allows everyone ("*", an account "*", everyone but a few, all users of GitHub …), no condition
# keeps strangers out, and no other statement takes it back. Without a policy, only the account of the resource has access.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#
# Policies of AWS IoT (aws_iot_policy) have no principal: they bind whoever has the certificate, so they cannot name everyone.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # Who holds a policy, by the name of the argument that it stands in.
  holders = {
    policy = [
      "aws_acmpca_policy",
      "aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy",
      "aws_backup_vault_policy",
      "aws_cloudwatch_event_bus_policy",
      "aws_codebuild_resource_policy",
      "aws_dynamodb_resource_policy",
      "aws_ecr_registry_policy",
      "aws_ecr_repository", "aws_ecr_repository_policy",
      "aws_efs_file_system", "aws_efs_file_system_policy",
      "aws_glacier_vault_lock",
      "aws_glue_resource_policy",
      "aws_kinesis_resource_policy",
      "aws_kms_external_key", "aws_kms_key", "aws_kms_key_policy", "aws_kms_replica_key",
      "aws_media_store_container_policy",
      "aws_msk_cluster_policy",
      "aws_redshift_resource_policy",
      "aws_s3_access_point", "aws_s3control_access_point_policy", "aws_s3control_object_lambda_access_point_policy",
      "aws_s3_bucket", "aws_s3_bucket_policy",
      "aws_secretsmanager_secret", "aws_secretsmanager_secret_policy",
      "aws_ses_identity_policy", "aws_sesv2_email_identity_policy",
      "aws_sns_topic", "aws_sns_topic_policy",
      "aws_sqs_queue", "aws_sqs_queue_policy",
      "aws_vpclattice_resource_policy",
    ]
    access_policy = ["aws_cloudwatch_log_destination_policy", "aws_glacier_vault"]
    policy_document = [
      "aws_cloudwatch_log_resource_policy",
      "aws_codeartifact_domain_permissions_policy", "aws_codeartifact_repository_permissions_policy",
    ]
    resource_policy = ["aws_s3tables_table_bucket_policy", "aws_s3tables_table_policy"]
  }
  all_holders = core::flatten(core::values(local.holders))

  # Domains of OpenSearch, and of Elasticsearch as it was called before.
  search_domains  = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  search_policies = ["aws_opensearch_domain_policy", "aws_elasticsearch_domain_policy"]
}

resource_policy "aws_*" "resource_policy" {
  filter = core::contains(local.all_holders, meta.type) && core::contains(core::keys(attrs), local.argument)

  locals {
    argument = core::one([for argument, types in local.holders : argument if core::contains(types, meta.type)])
  }

  enforce {
    condition     = !hclscan::grants_public(attrs[local.argument])
    error_message = "This policy lets in everyone: anybody in the world with an account of AWS can use what it guards, and for some services without one."
  }
}

# -- domains of OpenSearch ---------------------------------------------------------------------------------------------------
# Advice of AWS itself opens the policy where a network or users of the domain's own decide instead. Then it is only one error away.

resource_policy "aws_*" "search_domain" {
  filter = core::contains(core::concat(local.search_domains, local.search_policies), meta.type) && local.has_policy && !local.guarded

  locals {
    has_policy = core::contains(core::keys(attrs), "access_policies")
    domains = core::contains(local.search_domains, meta.type) ? [attrs] : core::concat(
      core::getresources("aws_opensearch_domain", { domain_name = attrs.domain_name }),
      core::getresources("aws_elasticsearch_domain", { domain_name = attrs.domain_name }),
    )
    guarded = core::anytrue([
      for domain in local.domains :
      core::length(core::try(domain.vpc_options, [])) > 0
      || core::contains(local.yes, core::try(domain.advanced_security_options[0].enabled, false))
    ])
  }

  enforce {
    condition     = !hclscan::grants_public(attrs.access_policies)
    error_message = "Everyone on the internet can search and change the documents of this domain: its policy lets in everyone, and nothing else stands before it."
  }
}

resource_policy "aws_*" "search_domain_behind_another_guard" {
  filter = core::contains(core::concat(local.search_domains, local.search_policies), meta.type) && local.has_policy && local.guarded

  locals {
    has_policy = core::contains(core::keys(attrs), "access_policies")
    domains = core::contains(local.search_domains, meta.type) ? [attrs] : core::concat(
      core::getresources("aws_opensearch_domain", { domain_name = attrs.domain_name }),
      core::getresources("aws_elasticsearch_domain", { domain_name = attrs.domain_name }),
    )
    guarded = core::anytrue([
      for domain in local.domains :
      core::length(core::try(domain.vpc_options, [])) > 0
      || core::contains(local.yes, core::try(domain.advanced_security_options[0].enabled, false))
    ])
  }

  enforce {
    condition     = !hclscan::grants_public(attrs.access_policies)
    error_message = "The policy of this domain lets in everyone: only its network, or its own list of users, keeps strangers from the documents."
  }
}

# -- endpoints ---------------------------------------------------------------------------------------------------------------
# The policy of an endpoint says what may be reached through it, by whoever is in the network: everyone is the usual principal, and
# full access is what an endpoint without a policy gives. Only full access that is written out is worth a remark.

resource_policy "aws_*" "vpc_endpoint" {
  filter            = core::contains(["aws_vpc_endpoint", "aws_vpc_endpoint_policy"], meta.type) && core::contains(core::keys(attrs), "policy")
  enforcement_level = "advisory"

  locals {
    statements = core::flatten([core::try(core::jsondecode(attrs.policy).Statement, [])])
    allow_everything = core::anytrue([
      for statement in local.statements :
      core::try(statement.Effect, null) == "Allow"
      && core::contains(core::flatten([core::try(statement.Action, [])]), "*")
      && core::contains(core::flatten([core::try(statement.Resource, [])]), "*")
    ])
  }

  enforce {
    condition     = !hclscan::grants_public(attrs.policy) || !local.allow_everything
    error_message = "Whoever gets into this network can copy data through the endpoint to any account of AWS: its policy allows everything to everyone."
  }
}

# -- roles -------------------------------------------------------------------------------------------------------------------

resource_policy "aws_iam_role" "role_trust" {
  enforce {
    condition     = !hclscan::grants_public(core::try(attrs.assume_role_policy, null))
    error_message = "Strangers can act in this role: its trust policy names everyone, or a public service such as GitHub without saying whose pipelines it means."
  }
}

# -- permissions that are arguments rather than documents --------------------------------------------------------------------

resource_policy "aws_lambda_permission" "lambda_permission" {
  locals {
    of_organization = core::try(attrs.principal_org_id, null) != null
    of_source       = core::try(attrs.source_arn, null) != null || core::try(attrs.source_account, null) != null
  }

  enforce {
    condition     = local.of_organization || local.of_source || core::try(attrs.principal, null) != "*"
    error_message = "Anybody in the world with an account of AWS can run this function, and with it everything the function may do."
  }
}

resource_policy "aws_lambda_permission" "lambda_permission_without_caller" {
  filter = core::try(attrs.source_arn, null) != null || core::try(attrs.source_account, null) != null

  enforce {
    condition     = core::try(attrs.principal_org_id, null) != null || core::try(attrs.principal, null) != "*"
    error_message = "This permission does not say who runs the function: only its source keeps everyone else out, and one edit of that opens the function to the world."
  }
}

resource_policy "aws_lambda_layer_version_permission" "lambda_layer" {
  enforce {
    condition     = core::try(attrs.organization_id, null) != null || core::try(attrs.principal, null) != "*"
    error_message = "Anybody in the world with an account of AWS can download this layer and read the code in it."
  }
}

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions-manage.html
resource_policy "aws_cloudwatch_event_permission" "event_permission" {
  enforce {
    condition     = core::length(core::try(attrs.condition, [])) > 0 || core::try(attrs.principal, null) != "*"
    error_message = "Anybody in the world with an account of AWS can send events to this bus, and what listens to it believes them."
  }
}

# https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
resource_policy "aws_ssm_document" "ssm_document" {
  locals {
    accounts = core::try(attrs.permissions.account_ids, attrs.permissions[0].account_ids, "")
  }

  enforce {
    condition     = !core::contains(core::split(",", core::lower(local.accounts)), "all")
    error_message = "Every customer of AWS can read and run this document, and such documents name machines, paths and accounts."
  }
}

resource_policy "aws_ram_resource_share" "resource_share" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.allow_external_principals, false))
    error_message = "What this share contains can be given to any account of AWS, not only to those of the own organization."
  }
}
