# Until when resources of passing environments on Outscale are needed, as their tags say.

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments whose resources are not meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl", "delete-after"]
  description = "Keys that are accepted; case and - _ . : do not matter."
}

input "longest_days" {
  type        = number
  default     = 366
  description = "How far ahead the end may lie."
}

input "today" {
  type        = string
  default     = ""
  description = "The day on which is judged, such as 2026-12-31; empty for the real one."
}

locals {
  resources = ["outscale_image", "outscale_oks_cluster", "outscale_snapshot", "outscale_vm", "outscale_volume"]

  # Keys as they are compared: letters, digits and slashes.
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # A day, with or without the time; or how long from the beginning.
  day      = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$"
  duration = "^([0-9]+) ?(h|hours?|d|days?|w|weeks?)$"
  hours    = { h = 1, d = 24, w = 168 }

  now    = input.today == "" ? core::timestamp() : "${input.today}T00:00:00Z"
  latest = core::timeadd(local.now, "${input.longest_days * 24}h")
}

resource_policy "outscale_*" "outscale_expiry" {
  filter = core::contains(local.resources, meta.type) && core::contains(input.environments, hclscan::environment())

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
      for pair in local.pairs : { value = pair.value }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(pair.key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(pair.value)))
    ]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Nothing says until when this is needed: when its purpose is over, nobody will know that it has to go."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end.value, local.day) || core::regex_match(core::lower(end.value), local.duration)
    ])
    error_message = "What should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      !core::regex_match(end.value, local.day)
      || core::try(core::timecmp("${core::substr(end.value, 0, 10)}T23:59:59Z", local.now) >= 0, false)
    ])
    error_message = "The day until which this was needed has passed: it and the data in it should be gone."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      core::regex_match(end.value, local.day)
      ? core::try(core::timecmp("${core::substr(end.value, 0, 10)}T00:00:00Z", local.latest) <= 0, true)
      : core::try(
        core::parseint(core::regex(local.duration, core::lower(end.value))[0], 10)
        * local.hours[core::substr(core::regex(local.duration, core::lower(end.value))[1], 0, 1)] <= input.longest_days * 24,
        true
      )
    ])
    error_message = "The day until which this is needed lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}
