# What the tags of a data store on OVHcloud say about the processing it is part of.

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

# Keys that are accepted, one of each list; case and - _ . : do not matter.
input "classification_keys" {
  type    = list(string)
  default = ["data-classification", "classification"]
}

input "controller_keys" {
  type    = list(string)
  default = ["data-controller"]
}

input "agreement_keys" {
  type    = list(string)
  default = ["dpa", "dpa-reference", "processing-agreement"]
}

input "purpose_keys" {
  type    = list(string)
  default = ["purpose"]
}

input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "expiry_keys" {
  type    = list(string)
  default = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires"]
}

input "owner_keys" {
  type    = list(string)
  default = ["owner", "data-owner"]
}

locals {
  data_stores = ["ovh_cloud_managed_database", "ovh_cloud_project_database", "ovh_cloud_project_storage", "ovh_cloud_project_volume"]

  # What has to be said, as it is called in messages.
  demanded = {
    agreement      = input.agreement_keys
    classification = input.classification_keys
    controller     = input.controller_keys
    expiry         = input.expiry_keys
    instruction    = input.instruction_keys
    owner          = input.owner_keys
    purpose        = input.purpose_keys
  }

  # Keys as they are compared: letters, digits and slashes.
  keys = {
    for subject, keys in local.demanded : subject => [for key in keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]
  }
}

resource_policy "ovh_*" "ovh_tags" {
  filter = core::contains(local.data_stores, meta.type)

  locals {
    # Tags of the resource itself, and those that are put on it by its name in IAM.
    pairs = core::concat(
      [for key, value in core::try(attrs.tags, null) == null ? {} : attrs.tags : { key = key, value = value }],
      core::flatten([
        for one in core::getresources("ovh_iam_resource_tags", {}) : [
          for key, value in core::try(one.tags, null) == null ? {} : one.tags : { key = key, value = value }
        ]
        if hclscan::refers_to(one.urn, attrs)
      ]),
    )

    # A tag without a value says nothing; a value that is only known later does.
    said = [
      for pair in local.pairs : core::join("", core::regexall("[a-z0-9/]+", core::lower(pair.key)))
      if !core::contains(["", "(null)"], core::trimspace(core::valuetostring(pair.value)))
    ]
    missing = [for subject, keys in local.keys : subject if !core::anytrue([for key in keys : core::contains(local.said, key)])]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "The tags do not say all that the contract has to: ${core::join(", ", local.missing)} missing."
  }
}
