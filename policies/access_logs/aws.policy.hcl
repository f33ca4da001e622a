# Who read what, and who called: access logs of AWS storage and entry points.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html
resource_policy "aws_s3_bucket" "s3_bucket" {
  # Versions 3 and older of the provider had it in the bucket itself.
  filter = core::length(core::try(attrs.logging, [])) == 0 && !core::contains(local.old_log_buckets, attrs.id)

  locals {
    old_log_buckets = [
      for bucket in core::getresources("aws_s3_bucket", {}) : bucket.logging[0].target_bucket
      if core::can(bucket.logging[0])
    ]

    # A bucket that receives access logs would log its own logging.
    receives_logs = (
      core::length(core::getresources("aws_s3_bucket_logging", { target_bucket = attrs.id })) > 0
      || core::length(hclscan::referrers(attrs, "aws_lb")) > 0
      || core::length(hclscan::referrers(attrs, "aws_alb")) > 0
      || core::length(hclscan::referrers(attrs, "aws_elb")) > 0
    )

    # A trail that records who reads objects is as good: of all buckets, or of this one.
    in_trail = core::anytrue(core::flatten([
      for trail in core::getresources("aws_cloudtrail", {}) : core::contains([false, "false"], core::try(trail.enable_logging, true)) ? [] : [
        [
          for selector in core::try(trail.event_selector, []) : [
            for data in core::try(selector.data_resource, []) :
            data.type == "AWS::S3::Object" && core::try(selector.read_write_type, "All") != "WriteOnly" && core::anytrue([
              for value in data.values : core::contains(["arn:aws:s3", "arn:aws:s3:::"], value) || hclscan::refers_to(value, attrs)
            ])
          ]
        ],
        [
          for selector in core::try(trail.advanced_event_selector, []) :
          core::anytrue([
            for field in selector.field_selector : field.field == "resources.type" && core::try(core::contains(field.equals, "AWS::S3::Object"), false)
          ])
          && core::alltrue([
            for field in selector.field_selector :
            field.field == "resources.ARN" ? hclscan::refers_to(field, attrs) : core::contains(["eventCategory", "resources.type"], field.field)
          ])
        ],
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

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
resource_policy "aws_*lb" "load_balancer" {
  filter = core::contains(["aws_lb", "aws_alb"], meta.type) && (
    core::contains([null, "application"], core::try(attrs.load_balancer_type, null))
    # Network load balancers log connections with TLS only, gateway load balancers none at all.
    || (
      attrs.load_balancer_type == "network"
      && core::length(core::getresources("aws_lb_listener", { load_balancer_arn = attrs.arn, protocol = "TLS" })) > 0
    )
  )

  enforce {
    # The block alone switches nothing on.
    condition     = core::contains([true, "true"], core::try(attrs.access_logs[0].enabled, false))
    error_message = "Nobody can tell who called this entry point, and with which requests: its access log is off."
  }
}

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
