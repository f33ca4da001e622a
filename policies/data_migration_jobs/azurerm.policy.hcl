# Migrations with the services of Azure: the Database Migration Service, Storage Mover, file transfer into storage accounts. Data Factory has
# a file of its own.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

# Tags that name the instruction of the controller; case and - _ . : do not matter.
input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_tags" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
  description = "Keys of the tag that says until when something may exist; case and the signs - _ . : make no difference."
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  instruction_keys = [for key in input.instruction_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]
  expiry_tags      = [for key in input.expiry_tags : core::join("-", core::regexall("[^-_.:]+", core::lower(key)))]
}

# https://learn.microsoft.com/en-us/azure/dms/dms-overview
resource_policy "azurerm_database_migration_project" "azurerm_migration_instruction" {
  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for key in core::keys(local.tags) :
      core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
    error_message = "This project does not say which instruction of the controller it carries out: no tag names one."
  }
}

# A migration is over one day, and what it was done with goes then.
resource_policy "azurerm_database_migration_*" "azurerm_migration_end" {
  filter = core::contains(["azurerm_database_migration_project", "azurerm_database_migration_service"], meta.type)

  locals {
    tags = core::try(attrs.tags, null) == null ? {} : attrs.tags
  }

  enforce {
    condition = core::anytrue([
      for key, value in local.tags :
      core::contains(local.expiry_tags, core::join("-", core::regexall("[^-_.:]+", core::lower(key)))) && !core::contains([null, ""], value)
    ])
    error_message = "Nothing says when this migration is over: access to both databases, and the copies in between, stay until somebody remembers them."
  }
}

# https://learn.microsoft.com/en-us/azure/storage-mover/job-definition-create
resource_policy "azurerm_storage_mover_job_definition" "azurerm_mover_scope" {
  enforce {
    condition     = !core::contains([null, "", "/"], core::try(attrs.source_sub_path, null))
    error_message = "This job takes every file of its source: nobody has instructed that all of it be extracted."
  }
}

# Who may come in, and under which name, is asked by HCL_PUB_002 and HCL_IAM_001; when deliveries are deleted, by HCL_RET_001.
# https://learn.microsoft.com/en-us/azure/storage/blobs/secure-file-transfer-protocol-support
resource_policy "azurerm_storage_account" "azurerm_sftp" {
  filter = core::contains(local.yes, core::try(attrs.sftp_enabled, false))

  locals {
    rules = core::concat(
      core::try(attrs.network_rules, []),
      core::getresources("azurerm_storage_account_network_rules", { storage_account_id = attrs.id }),
    )
  }

  enforce {
    condition = (
      core::contains(local.no, core::try(attrs.public_network_access_enabled, true))
      || core::anytrue([for rules in local.rules : rules.default_action == "Deny"])
    )
    error_message = "Deliveries arrive on a server that the whole internet can try to get into: no network rule says where senders are."
  }
}
