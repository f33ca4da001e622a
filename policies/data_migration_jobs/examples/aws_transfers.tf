# expect: fail
resource "aws_datasync_task" "everything" {
  name                     = "migration-of-reports"
  source_location_arn      = aws_datasync_location_nfs.laboratory.arn
  destination_location_arn = "arn:aws:datasync:eu-west-3:111122223333:location/loc-new"

  options {
    verify_mode = "NONE"
  }
}

resource "aws_datasync_location_nfs" "laboratory" {
  server_hostname = "files.laboratory.example.org"
  subdirectory    = "/"

  on_prem_config {
    agent_arns = [aws_datasync_agent.laboratory.arn]
  }
}

# expect: fail
resource "aws_datasync_agent" "laboratory" {
  name       = "laboratory"
  ip_address = "10.20.0.4"
}

# expect: pass
resource "aws_datasync_task" "as_instructed" {
  name                     = "migration-of-reports"
  source_location_arn      = aws_datasync_location_nfs.laboratory.arn
  destination_location_arn = "arn:aws:datasync:eu-west-3:111122223333:location/loc-new"
  cloudwatch_log_group_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:datasync"

  includes {
    filter_type = "SIMPLE_PATTERN"
    value       = "/reports/2026"
  }

  options {
    verify_mode = "ONLY_FILES_TRANSFERRED"
    log_level   = "TRANSFER"
  }

  task_report_config {
    output_type = "STANDARD"

    s3_destination {
      bucket_access_role_arn = "arn:aws:iam::111122223333:role/evidence"
      s3_bucket_arn          = "arn:aws:s3:::example-evidence"
    }
  }

  tags = {
    instruction-ref = "INSTR-2026-031"
  }
}

# expect: fail
resource "aws_datasync_location_efs" "scans" {
  efs_file_system_arn = "arn:aws:elasticfilesystem:eu-west-3:111122223333:file-system/fs-1"

  ec2_config {
    security_group_arns = ["arn:aws:ec2:eu-west-3:111122223333:security-group/sg-1"]
    subnet_arn          = "arn:aws:ec2:eu-west-3:111122223333:subnet/subnet-1"
  }
}

# expect: fail
resource "aws_transfer_server" "ftp" {
  endpoint_type = "VPC"
  protocols     = ["SFTP", "FTP"]
}

# expect: fail
resource "aws_transfer_user" "wandering" {
  server_id      = aws_transfer_server.ftp.id
  user_name      = "karim.benali"
  role           = "arn:aws:iam::111122223333:role/sftp"
  home_directory = "/example-inbound"
}

# expect: pass
resource "aws_transfer_user" "confined" {
  server_id           = aws_transfer_server.ftp.id
  user_name           = "jeanne.morel"
  role                = "arn:aws:iam::111122223333:role/sftp"
  home_directory_type = "LOGICAL"

  home_directory_mappings {
    entry  = "/"
    target = "/example-inbound/jeanne.morel"
  }
}

# expect: fail
resource "aws_transfer_workflow" "copies" {
  steps {
    type = "COPY"

    copy_step_details {
      name = "copy"
    }
  }
}

# expect: fail
resource "aws_transfer_connector" "open" {
  access_role = "arn:aws:iam::111122223333:role/as2"
  url         = "https://partner.example.org"

  as2_config {
    compression          = "DISABLED"
    encryption_algorithm = "NONE"
    signing_algorithm    = "NONE"
    local_profile_id     = "p-1"
    partner_profile_id   = "p-2"
    mdn_response         = "SYNC"
  }
}

# expect: fail
resource "aws_transfer_connector" "any_host" {
  access_role = "arn:aws:iam::111122223333:role/sftp"
  url         = "sftp://partner.example.org"

  sftp_config {
    user_secret_id = "partner"
  }
}

# expect: fail
resource "aws_appflow_flow" "everything" {
  name = "patients"

  task {
    task_type = "Map_all"
  }
}

# expect: fail
resource "aws_glue_connection" "records" {
  name = "records"

  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://records.example.org:5432/records"
    USERNAME            = "reader"
    PASSWORD            = "not-a-real-password"
  }
}

# expect: fail
resource "aws_glue_job" "endless" {
  name     = "migration-of-results"
  role_arn = "arn:aws:iam::111122223333:role/glue"
}

# expect: fail
resource "aws_batch_job_definition" "migration" {
  name = "migration-of-scans"
  type = "container"
}
