# Images of OpenStack: a public one is everybody's on the cloud, a community one is everybody's who knows its number.
# https://docs.openstack.org/glance/latest/admin/manage-images.html

policy {
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack" }
  }
}

input "trusted_projects" {
  type        = list(string)
  default     = []
  description = "Projects that images may be shared with, by their numbers. While none is named, every sharing is a matter for review."
}

resource_policy "openstack_images_image_v2" "openstack_image" {
  enforce {
    condition     = !core::contains(["public", "community"], core::try(attrs.visibility, null))
    error_message = "Every project on this cloud can start a server from this image and read the files on its disk."
  }
}

# Who an image is shared with is a decision: it is listed, and fails no run.
resource_policy "openstack_images_image_access_v2" "openstack_image_access" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::contains(input.trusted_projects, core::try(attrs.member_id, null))
    error_message = "Another project can start servers from this image and read the files on its disk; trusted_projects does not name it."
  }
}
