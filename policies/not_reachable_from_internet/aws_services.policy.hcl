# Services of AWS that can be told to stay inside a network: clusters, notebooks, workflows, desktops, endpoints.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
}

# -- Kubernetes --------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
resource_policy "aws_eks_cluster" "kubernetes_api" {
  locals {
    network = core::try(attrs.vpc_config[0], {})
    stated  = core::try(local.network.public_access_cidrs, null)

    # No range means every range.
    ranges = local.stated == null ? ["0.0.0.0/0"] : core::length(local.stated) == 0 ? ["0.0.0.0/0"] : local.stated
  }

  enforce {
    condition     = !core::contains(local.yes, core::try(local.network.endpoint_public_access, true)) || !hclscan::is_public_cidr(local.ranges)
    error_message = "The API of this cluster can be reached by the whole internet, which is what happens as long as nothing else is written: a stolen key or a hole in Kubernetes is enough to get in."
  }
}

# https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
resource_policy "aws_eks_node_group" "kubernetes_nodes" {
  filter = core::try(attrs.remote_access[0].ec2_ssh_key, null) != null

  locals {
    groups = core::try(attrs.remote_access[0].source_security_group_ids, null)
  }

  enforce {
    condition     = local.groups == null ? false : core::length(local.groups) > 0
    error_message = "Every server of this group opens SSH to the whole internet: that is what a key without source_security_group_ids does."
  }
}

# -- containers and jobs -----------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
resource_policy "aws_ecs_*" "container_service" {
  filter = core::contains(["aws_ecs_service", "aws_ecs_task_set"], meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.network_configuration[0].assign_public_ip, false))
    error_message = "Every container of this service has a public address of its own, beside the load balancer through which requests should come."
  }
}

# https://docs.aws.amazon.com/batch/latest/APIReference/API_NetworkConfiguration.html
resource_policy "aws_batch_job_definition" "batch_job" {
  filter = core::try(attrs.container_properties, null) != null

  enforce {
    condition     = core::try(core::jsondecode(attrs.container_properties).networkConfiguration.assignPublicIp, "DISABLED") != "ENABLED"
    error_message = "Every run of this job has a public address, although nobody needs to reach it from outside."
  }
}

# -- clusters and notebooks --------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
resource_policy "aws_emr_block_public_access_configuration" "emr_public_access" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.block_public_security_group_rules, null))
    error_message = "The protection that keeps clusters with a public firewall from starting is switched off for the whole account in this region."
  }

  enforce {
    condition = core::alltrue([
      for range in core::try(attrs.permitted_public_security_group_rule_range, []) :
      core::try(range.max_range, range.min_range) - range.min_range < 1024
    ])
    error_message = "The protection that keeps clusters with a public firewall from starting leaves out so many ports that it protects nothing."
  }
}

# https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
resource_policy "aws_sagemaker_notebook_instance" "notebook" {
  enforce {
    condition     = core::try(attrs.direct_internet_access, "Enabled") == "Disabled"
    error_message = "This notebook has a line to the internet beside the network of the company: whatever runs in it can carry data away unseen."
  }
}

# https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
resource_policy "aws_sagemaker_domain" "notebook_domain" {
  enforce {
    condition     = core::try(attrs.app_network_access_type, "PublicInternetOnly") == "VpcOnly"
    error_message = "The notebooks of this domain have a line to the internet beside the network of the company: whatever runs in them can carry data away unseen."
  }
}

# https://docs.aws.amazon.com/glue/latest/dg/add-dev-endpoint.html
resource_policy "aws_glue_dev_endpoint" "glue_endpoint" {
  enforce {
    condition     = core::try(attrs.subnet_id, null) != null
    error_message = "This development endpoint has a public address, which is what it gets without a subnet: everyone can try to log in to where jobs read data."
  }
}

# https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
resource_policy "aws_mwaa_environment" "airflow_environment" {
  enforce {
    condition     = core::try(attrs.webserver_access_mode, "PRIVATE_ONLY") != "PUBLIC_ONLY"
    error_message = "The web server of this environment stands on the internet, with the connections and passwords of its workflows behind it."
  }
}

# -- replication of servers --------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/drs/latest/userguide/data-routing.html
resource_policy "aws_drs_replication_configuration_template" "server_replication" {
  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.create_public_ip, false)) && core::try(attrs.data_plane_routing, null) != "PUBLIC_IP"
    error_message = "Complete copies of servers travel over the internet to machines with public addresses."
  }
}

# -- desktops ----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-ip-access-control-groups.html
resource_policy "aws_workspaces_ip_group" "desktop_addresses" {
  enforce {
    condition     = !hclscan::is_public_cidr([for rule in core::try(attrs.rules, []) : core::try(rule.source, null)])
    error_message = "This list of addresses lets in the whole internet, so that it keeps nobody from the desktops."
  }
}

resource_policy "aws_workspaces_directory" "desktop_directory" {
  enforcement_level = "advisory"

  locals {
    groups = core::try(attrs.ip_group_ids, null)
  }

  enforce {
    condition     = local.groups == null ? false : core::length(local.groups) > 0
    error_message = "A password is enough to open the desktops of this directory from everywhere in the world: no list of addresses limits from where."
  }
}

# -- ways into the network ---------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
resource_policy "aws_vpc_endpoint_service" "endpoint_service" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.acceptance_required, null))
    error_message = "Whoever is allowed to ask is connected to this service without anybody having agreed."
  }

  enforce {
    condition     = !core::contains(core::flatten([core::try(attrs.allowed_principals, null)]), "*")
    error_message = "Every customer of AWS may ask to be connected to this service."
  }
}

resource_policy "aws_vpc_endpoint_service_allowed_principal" "endpoint_service_principal" {
  enforce {
    condition     = core::try(attrs.principal_arn, null) != "*"
    error_message = "Every customer of AWS may ask to be connected to this service."
  }
}

# A certificate may be a person's own: then the configuration cannot tell, and the remark can be put aside.
# https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
resource_policy "aws_ec2_client_vpn_endpoint" "client_vpn" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for way in core::try(attrs.authentication_options, []) :
      core::contains(["directory-service-authentication", "federated-authentication"], core::try(way.type, null))
    ])
    error_message = "Whoever has a certificate is in the network, also after it was passed on or stolen: this VPN asks nobody who they are."
  }
}

# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
resource_policy "aws_elastic_beanstalk_environment" "beanstalk_servers" {
  enforce {
    condition = core::alltrue([
      for setting in core::try(attrs.setting, []) :
      !(setting.namespace == "aws:ec2:vpc" && setting.name == "AssociatePublicIpAddress" && core::lower("${setting.value}") == "true")
    ])
    error_message = "The servers of this environment have public addresses of their own, beside the load balancer through which requests should come."
  }
}
