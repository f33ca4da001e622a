policytest {
  targets = ["aws_services.policy.hcl"]
}

# -- Kubernetes --------------------------------------------------------------------------------------------------------------

resource "aws_eks_cluster" "silent" {
  expect_failure = true
  attrs = {
    vpc_config = [{ subnet_ids = ["subnet-1"] }]
  }
}

resource "aws_eks_cluster" "without_ranges" {
  expect_failure = true
  attrs = {
    vpc_config = [{ endpoint_public_access = true, public_access_cidrs = [] }]
  }
}

resource "aws_eks_cluster" "everyone" {
  expect_failure = true
  attrs = {
    vpc_config = [{ public_access_cidrs = ["192.0.2.0/24", "0.0.0.0/0"] }]
  }
}

resource "aws_eks_cluster" "office" {
  attrs = {
    vpc_config = [{ endpoint_public_access = true, public_access_cidrs = ["192.0.2.0/24"] }]
  }
}

resource "aws_eks_cluster" "private" {
  attrs = {
    vpc_config = [{ endpoint_public_access = "false", public_access_cidrs = ["0.0.0.0/0"] }]
  }
}

resource "aws_eks_node_group" "open" {
  expect_failure = true
  attrs = {
    remote_access = [{ ec2_ssh_key = "operators" }]
  }
}

resource "aws_eks_node_group" "from_the_bastion" {
  attrs = {
    remote_access = [{ ec2_ssh_key = "operators", source_security_group_ids = ["sg-bastion"] }]
  }
}

resource "aws_eks_node_group" "without_key" {
  attrs = {
    node_group_name = "workers"
  }
}

# -- containers and jobs -----------------------------------------------------------------------------------------------------

resource "aws_ecs_service" "public" {
  expect_failure = true
  attrs = {
    network_configuration = [{ subnets = ["subnet-1"], assign_public_ip = true }]
  }
}

resource "aws_ecs_service" "silent" {
  attrs = {
    network_configuration = [{ subnets = ["subnet-1"] }]
  }
}

resource "aws_ecs_task_set" "bridge" {
  attrs = {
    service = "converter"
  }
}

resource "aws_batch_job_definition" "public" {
  expect_failure = true
  attrs = {
    container_properties = "{\"image\": \"converter\", \"networkConfiguration\": {\"assignPublicIp\": \"ENABLED\"}}"
  }
}

resource "aws_batch_job_definition" "silent" {
  attrs = {
    container_properties = "{\"image\": \"converter\"}"
  }
}

resource "aws_batch_job_definition" "on_several_nodes" {
  attrs = {
    type = "multinode"
  }
}

# -- clusters and notebooks --------------------------------------------------------------------------------------------------

resource "aws_emr_block_public_access_configuration" "on" {
  attrs = {
    block_public_security_group_rules = true
    permitted_public_security_group_rule_range = [{ min_range = 22, max_range = 22 }]
  }
}

resource "aws_emr_block_public_access_configuration" "off" {
  expect_failure = true
  attrs = {
    block_public_security_group_rules = false
  }
}

resource "aws_emr_block_public_access_configuration" "all_ports_left_out" {
  expect_failure = true
  attrs = {
    block_public_security_group_rules = true
    permitted_public_security_group_rule_range = [{ min_range = 0, max_range = 65535 }]
  }
}

resource "aws_sagemaker_notebook_instance" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_sagemaker_notebook_instance" "private" {
  attrs = {
    direct_internet_access = "Disabled"
    subnet_id              = "subnet-1"
  }
}

resource "aws_sagemaker_domain" "silent" {
  expect_failure = true
  attrs = {
    domain_name = "silent"
  }
}

resource "aws_sagemaker_domain" "private" {
  attrs = {
    app_network_access_type = "VpcOnly"
  }
}

resource "aws_glue_dev_endpoint" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_glue_dev_endpoint" "private" {
  attrs = {
    subnet_id = "subnet-1"
  }
}

resource "aws_mwaa_environment" "public" {
  expect_failure = true
  attrs = {
    webserver_access_mode = "PUBLIC_ONLY"
  }
}

resource "aws_mwaa_environment" "silent" {
  attrs = {
    name = "silent"
  }
}

resource "aws_drs_replication_configuration_template" "private" {
  attrs = {
    create_public_ip   = false
    data_plane_routing = "PRIVATE_IP"
  }
}

resource "aws_drs_replication_configuration_template" "public_route" {
  expect_failure = true
  attrs = {
    create_public_ip   = false
    data_plane_routing = "PUBLIC_IP"
  }
}

resource "aws_drs_replication_configuration_template" "public_address" {
  expect_failure = true
  attrs = {
    create_public_ip   = true
    data_plane_routing = "PRIVATE_IP"
  }
}

# -- desktops ----------------------------------------------------------------------------------------------------------------

resource "aws_workspaces_ip_group" "everyone" {
  expect_failure = true
  attrs = {
    rules = [{ source = "192.0.2.0/24" }, { source = "0.0.0.0/0" }]
  }
}

resource "aws_workspaces_ip_group" "office" {
  attrs = {
    rules = [{ source = "192.0.2.0/24", description = "The office" }]
  }
}

resource "aws_workspaces_directory" "silent" {
  expect_failure = true
  attrs = {
    directory_id = "d-1"
  }
}

resource "aws_workspaces_directory" "office" {
  attrs = {
    directory_id = "d-2"
    ip_group_ids = ["wsipg-1"]
  }
}

# -- ways into the network ---------------------------------------------------------------------------------------------------

resource "aws_vpc_endpoint_service" "on_request" {
  attrs = {
    acceptance_required = true
    allowed_principals  = ["arn:aws:iam::444455556666:root"]
  }
}

resource "aws_vpc_endpoint_service" "at_once" {
  expect_failure = true
  attrs = {
    acceptance_required = false
  }
}

resource "aws_vpc_endpoint_service" "everyone" {
  expect_failure = true
  attrs = {
    acceptance_required = true
    allowed_principals  = ["*"]
  }
}

resource "aws_vpc_endpoint_service_allowed_principal" "everyone" {
  expect_failure = true
  attrs = {
    principal_arn = "*"
  }
}

resource "aws_vpc_endpoint_service_allowed_principal" "partner" {
  attrs = {
    principal_arn = "arn:aws:iam::444455556666:root"
  }
}

resource "aws_ec2_client_vpn_endpoint" "certificates" {
  expect_failure = true
  attrs = {
    authentication_options = [{ type = "certificate-authentication" }]
  }
}

resource "aws_ec2_client_vpn_endpoint" "people" {
  attrs = {
    authentication_options = [{ type = "certificate-authentication" }, { type = "federated-authentication" }]
  }
}

resource "aws_elastic_beanstalk_environment" "public_servers" {
  expect_failure = true
  attrs = {
    setting = [
      { namespace = "aws:ec2:vpc", name = "VPCId", value = "vpc-1" },
      { namespace = "aws:ec2:vpc", name = "AssociatePublicIpAddress", value = true },
    ]
  }
}

resource "aws_elastic_beanstalk_environment" "public_load_balancer" {
  attrs = {
    setting = [
      { namespace = "aws:ec2:vpc", name = "ELBScheme", value = "public" },
      { namespace = "aws:ec2:vpc", name = "AssociatePublicIpAddress", value = "false" },
    ]
  }
}

resource "aws_elastic_beanstalk_environment" "silent" {
  attrs = {
    name = "silent"
  }
}
