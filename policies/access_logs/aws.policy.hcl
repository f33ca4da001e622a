# Who read what, and who called: access logs of AWS buckets, load balancers and file services.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Where access logs are written, beside what aws_s3_bucket_logging says. Versions 3 and older of the provider had that in the bucket.
  log_targets = core::concat(
    [for one in core::getresources("aws_s3_bucket", {}) : core::try(one.logging[0].target_bucket, null)],
    [for one in core::getresources("aws_cloudfront_distribution", {}) : core::try(one.logging_config[0].bucket, null)],
    [for one in core::getresources("aws_lb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_alb", {}) : core::try(one.access_logs[0].bucket, null)],
    [for one in core::getresources("aws_elb", {}) : core::try(one.access_logs[0].bucket, null)],
  )

  # Trails that are on, with what they select: who reads objects is a "data event".
  selections = core::flatten([
    for trail in core::getresources("aws_cloudtrail", {}) : core::concat(core::try(trail.event_selector, []), core::try(trail.advanced_event_selector, []))
    if !core::contains(local.no, core::try(trail.enable_logging, true))
  ])

  gateway_file_shares = ["aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share"]
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html
resource_policy "aws_s3_bucket" "s3_bucket" {
  # Versions 3 and older of the provider had it in the bucket itself. Stores of others have no such log.
  filter = core::length(core::try(attrs.logging, [])) == 0 && !local.is_elsewhere

  locals {
    endpoint     = core::try(hclscan::provider_config(attrs).endpoints[0].s3, "")
    is_elsewhere = !core::contains([null, ""], local.endpoint) && !core::regex_match(local.endpoint, "[.]amazonaws[.](com|eu)|[.]api[.]aws")

    # A bucket that receives access logs would log its own logging.
    receives_logs = (
      core::length(core::getresources("aws_s3_bucket_logging", { target_bucket = attrs.id })) > 0
      || core::contains(local.log_targets, attrs.id) || hclscan::refers_to(local.log_targets, attrs)
    )

    # A trail that records who reads objects is as good: of all buckets, or of this one.
    in_trail = core::anytrue(core::flatten([
      for selection in local.selections : [
        core::try(selection.read_write_type, "All") != "WriteOnly" && core::anytrue([
          for data in core::try(selection.data_resource, []) : core::try(data.type, null) == "AWS::S3::Object" && core::anytrue([
            for value in core::try(data.values, []) : core::contains(["arn:aws:s3", "arn:aws:s3:::"], value) || hclscan::refers_to(value, attrs)
          ])
        ]),
        core::anytrue([
          for field in core::try(selection.field_selector, []) :
          core::try(field.field, null) == "resources.type" && core::try(core::contains(field.equals, "AWS::S3::Object"), false)
        ])
        && core::alltrue([
          for field in core::try(selection.field_selector, []) :
          core::try(field.field, null) == "resources.ARN" ? hclscan::refers_to(field, attrs) : core::contains(["eventCategory", "resources.type"], core::try(field.field, null))
        ]),
      ]
    ]))
  }

  enforce {
    condition = (
      core::length(core::getresources("aws_s3_bucket_logging", { bucket = attrs.id })) > 0
      || local.in_trail
      || local.receives_logs
    )
    error_message = "Nobody can tell who read or downloaded a file of this bucket: access to it is not logged."
  }
}

# -- load balancers ----------------------------------------------------------------------------------------------------------

# Network load balancers log connections with TLS only, gateway load balancers none at all.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
resource_policy "aws_*lb" "load_balancer" {
  filter = core::contains(["aws_lb", "aws_alb"], meta.type) && core::try(attrs.load_balancer_type, null) != "gateway" && !(
    core::try(attrs.load_balancer_type, null) == "network" && core::length(local.listeners) > 0
    && core::alltrue([for one in local.listeners : core::try(one.protocol, null) != "TLS"])
  )

  locals {
    listeners = core::concat(
      core::getresources("aws_lb_listener", { load_balancer_arn = attrs.arn }),
      core::getresources("aws_alb_listener", { load_balancer_arn = attrs.arn }),
    )
  }

  enforce {
    # The block alone switches nothing on.
    condition     = core::contains(local.yes, core::try(attrs.access_logs[0].enabled, false))
    error_message = "Nobody can tell who called this entry point, and with which requests: its access log is off."
  }
}

# Here the block does switch it on.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
resource_policy "aws_elb" "classic_load_balancer" {
  enforce {
    condition = (
      core::length(core::try(attrs.access_logs, [])) > 0 && !core::contains(local.no, core::try(attrs.access_logs[0].enabled, true))
    )
    error_message = "Nobody can tell who called this entry point, and with which requests: its access log is off."
  }
}

# -- file services -----------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/transfer/latest/userguide/monitoring.html
resource_policy "aws_transfer_server" "transfer_server" {
  enforce {
    condition = (
      !core::contains([null, ""], core::try(attrs.logging_role, null))
      || core::length(core::try(attrs.structured_log_destinations, null) == null ? [] : attrs.structured_log_destinations) > 0
    )
    error_message = "Nobody can tell who logged in to this file transfer server and which files they fetched: it writes no log."
  }
}

# https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_CreateSMBFileShare.html
resource_policy "aws_storagegateway_*_file_share" "gateway_file_share" {
  filter = core::contains(local.gateway_file_shares, meta.type)

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.audit_destination_arn, null))
    error_message = "Nobody can tell who opened or copied a file of this share: its audit log goes nowhere."
  }
}

# https://docs.aws.amazon.com/fsx/latest/WindowsGuide/file-access-auditing.html
resource_policy "aws_fsx_windows_file_system" "windows_file_system" {
  enforce {
    condition     = core::try(attrs.audit_log_configuration[0].file_access_audit_log_level, null) == "SUCCESS_AND_FAILURE"
    error_message = "Nobody can tell who opened, or tried to open, a file of this file system: access to files is not audited in full."
  }
}
