# Machinery that moves and computes data: replication, transfers, clusters, mail.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # Engines that DMS always reaches over TLS, or for which another setting decides (see below).
  # https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
  engines_without_ssl_mode = [
    "s3", "kinesis", "kafka", "dynamodb", "opensearch", "elasticsearch", "neptune", "redis", "redshift", "redshift-serverless", "timestream",
  ]
}

# -- replication (DMS) -------------------------------------------------------------------------------------------------------

resource_policy "aws_dms_endpoint" "dms_endpoint" {
  filter = !core::contains(local.engines_without_ssl_mode, core::try(attrs.engine_name, null))

  enforce {
    condition     = !core::contains([null, "none"], core::try(attrs.ssl_mode, null))
    error_message = "Records travel to or from this database unencrypted, which is what happens as long as no ssl_mode is named."
  }
}

resource_policy "aws_dms_endpoint" "dms_kafka" {
  filter = core::length(core::try(attrs.kafka_settings, [])) > 0

  enforce {
    condition     = core::try(attrs.kafka_settings[0].security_protocol, null) != "plaintext"
    error_message = "Records travel to these brokers unencrypted."
  }
}

resource_policy "aws_dms_endpoint" "dms_redis" {
  filter = core::length(core::try(attrs.redis_settings, [])) > 0

  enforce {
    condition     = core::try(attrs.redis_settings[0].ssl_security_protocol, null) != "plaintext"
    error_message = "Records travel to this cache unencrypted."
  }
}

resource_policy "aws_dms_endpoint" "dms_search" {
  filter = core::length(core::try(attrs.elasticsearch_settings, [])) > 0

  enforce {
    condition     = !core::try(core::startswith(attrs.elasticsearch_settings[0].endpoint_uri, "http://"), false)
    error_message = "Records travel to this search domain unencrypted."
  }
}

# -- transfers (DataSync) ----------------------------------------------------------------------------------------------------
# NFS knows no encryption of its own, whatever the location says: keep it on a private line.

resource_policy "aws_datasync_location_object_storage" "datasync_object_storage" {
  enforce {
    condition     = core::upper(core::try(attrs.server_protocol, "HTTPS")) != "HTTP"
    error_message = "Files are fetched from, or brought to, this object storage over plain HTTP."
  }
}

resource_policy "aws_datasync_location_hdfs" "datasync_hdfs" {
  enforce {
    condition     = core::try(attrs.qop_configuration[0].data_transfer_protection, "PRIVACY") == "PRIVACY"
    error_message = "The blocks of this file system travel unencrypted."
  }

  enforce {
    condition     = core::try(attrs.qop_configuration[0].rpc_protection, "PRIVACY") == "PRIVACY"
    error_message = "What is said to the name node of this file system, names of files included, travels unencrypted."
  }
}

# Encryption came with version 3. Without a version, the newest is agreed on.
# https://docs.aws.amazon.com/datasync/latest/userguide/create-smb-location.html
resource_policy "aws_datasync_location_smb" "datasync_smb" {
  enforce {
    condition     = core::contains([null, "AUTOMATIC", "SMB3"], core::try(attrs.mount_options[0].version, null))
    error_message = "This share is read with a version of SMB that knows no encryption."
  }
}

# -- clusters, models and mail -----------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
resource_policy "aws_emr_security_configuration" "emr_security_configuration" {
  locals {
    encryption = core::try(core::jsondecode(attrs.configuration).EncryptionConfiguration, {})
  }

  enforce {
    condition     = core::contains(local.yes, core::try(local.encryption.EnableInTransitEncryption, false))
    error_message = "The nodes of clusters with this configuration send each other data unencrypted."
  }
}

# "Optional" means that a mail goes in the clear when the other side offers no TLS.
# https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
resource_policy "aws_ses*_configuration_set" "mail" {
  filter = core::contains(["aws_ses_configuration_set", "aws_sesv2_configuration_set"], meta.type)

  enforce {
    condition     = core::upper(core::try(attrs.delivery_options[0].tls_policy, "Optional")) == "REQUIRE"
    error_message = "Mails are delivered in the clear when the other side offers no encryption."
  }
}

resource_policy "aws_sagemaker_data_quality_job_definition" "sagemaker_job" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.network_config[0].enable_inter_container_traffic_encryption, false))
    error_message = "The containers of this job send each other data unencrypted."
  }
}
