# Swift has no rules for a whole container: each object says when it goes.
# https://docs.openstack.org/swift/latest/overview_expiring_objects.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "max_retention_days" {
  type        = number
  default     = 90
  description = "Days that objects may stay."
}

resource_policy "openstack_objectstorage_object_v1" "openstack_object" {
  locals {
    after = core::try(attrs.delete_after, null)
    at    = core::try(attrs.delete_at, null)
  }

  enforce {
    condition     = local.after != null || !core::contains([null, ""], local.at)
    error_message = "Nothing ever deletes this file: it does not say when it goes, and Swift has no rules that would."
  }

  enforce {
    condition     = local.after == null || core::try(local.after / 86400 <= input.max_retention_days, true)
    error_message = "This file stays for longer than the ${input.max_retention_days} days allowed."
  }
}
