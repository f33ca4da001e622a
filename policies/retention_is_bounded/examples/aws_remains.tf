# expect: fail
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-3a"
  size              = 100
  encrypted         = true
  final_snapshot    = true
}

# expect: fail
resource "aws_instance" "import" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"

  root_block_device {
    encrypted             = true
    delete_on_termination = false
  }
}

# expect: fail
resource "aws_instance" "convert" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"

  ebs_block_device {
    device_name           = "/dev/sdf"
    encrypted             = true
    delete_on_termination = false
  }
}

# expect: pass
resource "aws_instance" "portal" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"

  ebs_block_device {
    device_name = "/dev/sdf"
    encrypted   = true
  }
}

# expect: fail
resource "aws_launch_template" "convert" {
  name = "convert"

  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      volume_size = 100
      encrypted   = true
    }
  }
}

# expect: fail
resource "aws_emr_cluster" "convert" {
  name          = "convert"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
}

# expect: fail
resource "aws_datasync_task" "scans" {
  name                     = "scans"
  source_location_arn      = "arn:aws:datasync:eu-west-3:111122223333:location/loc-0123456789abcdef0"
  destination_location_arn = "arn:aws:datasync:eu-west-3:111122223333:location/loc-0123456789abcdef1"

  schedule {
    schedule_expression = "cron(0 3 * * ? *)"
  }
}

# expect: fail
resource "aws_ecr_repository" "import" {
  name = "import"
}

# expect: pass
resource "aws_ecr_repository" "portal" {
  name = "portal"
}

resource "aws_ecr_lifecycle_policy" "portal" {
  repository = aws_ecr_repository.portal.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

# expect: fail
resource "aws_opensearch_domain" "staging" {
  domain_name = "staging"
  tags        = { environment = "staging" }
}
