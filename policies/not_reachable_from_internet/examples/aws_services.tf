# expect: fail
resource "aws_eks_cluster" "silent" {
  name     = "labora"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = [aws_subnet.inside.id]
  }
}

# expect: pass
resource "aws_eks_cluster" "for_the_office" {
  name     = "labora"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids          = [aws_subnet.inside.id]
    public_access_cidrs = ["192.0.2.0/24"]
  }
}

# expect: fail
resource "aws_eks_node_group" "open" {
  cluster_name  = "labora"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = [aws_subnet.inside.id]

  remote_access {
    ec2_ssh_key = "operators"
  }

  scaling_config {
    desired_size = 2
    max_size     = 3
    min_size     = 1
  }
}

# expect: pass
resource "aws_eks_node_group" "closed" {
  cluster_name  = "labora"
  node_role_arn = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids    = [aws_subnet.inside.id]

  remote_access {
    ec2_ssh_key               = "operators"
    source_security_group_ids = [aws_security_group.only_inside.id]
  }

  scaling_config {
    desired_size = 2
    max_size     = 3
    min_size     = 1
  }
}

# expect: fail
resource "aws_ecs_service" "public" {
  name            = "converter"
  task_definition = "converter"

  network_configuration {
    subnets          = [aws_subnet.outside.id]
    assign_public_ip = true
  }
}

# expect: pass
resource "aws_ecs_service" "private" {
  name            = "converter"
  task_definition = "converter"

  network_configuration {
    subnets = [aws_subnet.inside.id]
  }
}

# expect: fail
resource "aws_batch_job_definition" "public" {
  name                  = "converter"
  type                  = "container"
  platform_capabilities = ["FARGATE"]

  container_properties = jsonencode({
    image                = "registry.example.org/converter:1.4.2"
    networkConfiguration = { assignPublicIp = "ENABLED" }
  })
}

# expect: fail
resource "aws_emr_block_public_access_configuration" "off" {
  block_public_security_group_rules = false
}

# expect: fail
resource "aws_sagemaker_notebook_instance" "silent" {
  name          = "statistics"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}

# expect: fail
resource "aws_sagemaker_domain" "silent" {
  domain_name = "statistics"
  auth_mode   = "SSO"
  vpc_id      = aws_vpc.labora.id
  subnet_ids  = [aws_subnet.inside.id]
}

# expect: fail
resource "aws_glue_dev_endpoint" "silent" {
  name     = "statistics"
  role_arn = "arn:aws:iam::111122223333:role/glue"
}

# expect: fail
resource "aws_mwaa_environment" "public" {
  name                  = "labora"
  webserver_access_mode = "PUBLIC_ONLY"
}

# expect: fail
resource "aws_drs_replication_configuration_template" "public" {
  create_public_ip   = true
  data_plane_routing = "PUBLIC_IP"
}

# expect: fail
resource "aws_workspaces_ip_group" "everyone" {
  name = "everyone"

  rules {
    source = "0.0.0.0/0"
  }
}

# expect: fail
resource "aws_workspaces_directory" "silent" {
  directory_id = "d-1234567890"
}

# expect: fail
resource "aws_vpc_endpoint_service" "open" {
  acceptance_required        = false
  allowed_principals         = ["*"]
  network_load_balancer_arns = [aws_lb.database_inside.arn]
}

# expect: fail
resource "aws_vpc_endpoint_service_allowed_principal" "everyone" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.open.id
  principal_arn           = "*"
}

# expect: fail
resource "aws_ec2_client_vpn_endpoint" "certificates" {
  client_cidr_block      = "10.30.0.0/22"
  server_certificate_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/vpn"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-west-3:111122223333:certificate/clients"
  }

  connection_log_options {
    enabled = false
  }
}

# expect: fail
resource "aws_elastic_beanstalk_environment" "public_servers" {
  name        = "labora"
  application = "labora"

  setting {
    namespace = "aws:ec2:vpc"
    name      = "AssociatePublicIpAddress"
    value     = "true"
  }
}
