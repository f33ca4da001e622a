# What the tags of a data store on Outscale say about the processing it is part of.

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
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
  data_stores = ["outscale_vm", "outscale_volume"]

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

resource_policy "outscale_*" "outscale_tags" {
  filter = core::contains(local.data_stores, meta.type)

  locals {
    # Tags are blocks with a key and a value; those of a cluster are a map.
    written = core::try(attrs.tags, null)
    pairs = (
      local.written == null ? []
      : meta.type == "outscale_oks_cluster" ? [for key, value in local.written : { key = key, value = value }]
      : [for tag in local.written : { key = core::try(tag.key, "-"), value = core::try(tag.value, null) }]
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
