# Buckets of OVHcloud are private, and the provider has no argument that opens one. An address that carries its own permission does.
# https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_region_storage_presign

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

input "longest_link_seconds" {
  type        = number
  default     = 3600
  description = "Seconds that an address which lets in whoever has it may work."
}

resource_policy "ovh_cloud_project_region_storage_presign" "ovh_link" {
  enforce {
    condition     = core::try(core::parseint("${attrs.expire}", 10) <= input.longest_link_seconds, true)
    error_message = "Whoever comes across this address, in a mail or a log, can use it for longer than ${input.longest_link_seconds} seconds, without saying who they are."
  }

  enforce {
    condition     = core::upper(core::try(attrs.method, "GET")) == "GET"
    error_message = "Whoever comes across this address can change or replace the file, without saying who they are."
  }
}
