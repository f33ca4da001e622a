# Databases and entry points of Alibaba Cloud speak plainly until somebody says otherwise.
# https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-mysql/configure-the-ssl-encryption-feature

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  # Where a database is told to encrypt, and what says so. Update renews the certificate of one that does.
  databases = {
    alicloud_db_instance               = "ssl_action"
    alicloud_kvstore_instance          = "ssl_enable"
    alicloud_mongodb_instance          = "ssl_action"
    alicloud_mongodb_sharding_instance = "ssl_action"
  }
  on = ["Open", "Enable", "Update"]

  old_versions = ["TLSv1.0", "TLSv1.1"]
}

# MariaDB cannot be told.
resource_policy "alicloud_*_instance" "alicloud_database" {
  filter = core::contains(core::keys(local.databases), meta.type) && core::try(attrs.engine, null) != "MariaDB"

  enforce {
    condition     = core::contains(local.on, core::try(attrs[local.databases[meta.type]], null))
    error_message = "Records travel to and from this database unencrypted: whoever is on the way can read them."
  }
}

resource_policy "alicloud_api_gateway_api" "alicloud_api_gateway_api" {
  enforce {
    condition     = core::alltrue([for request in core::try(attrs.request_config, []) : core::try(core::upper(request.protocol), null) == "HTTPS"])
    error_message = "This interface answers over plain HTTP: whoever is on the way reads questions and answers, and the keys of callers."
  }
}

resource_policy "alicloud_slb_tls_cipher_policy" "alicloud_slb_tls_cipher_policy" {
  enforce {
    condition     = !core::anytrue([for version in attrs.tls_versions : core::contains(local.old_versions, version)])
    error_message = "Load balancers with this policy accept versions of TLS that have been broken."
  }
}

# A listener that only sends callers on to HTTPS carries no data.
resource_policy "alicloud_slb_listener" "alicloud_slb_listener" {
  filter = core::try(core::lower(attrs.protocol), null) == "http"

  enforce {
    condition     = core::try(core::lower(attrs.listener_forward), null) == "on"
    error_message = "This listener passes requests on that came unencrypted: whoever is on the way can read and change them."
  }
}
