# Images of Scaleway belong to one project unless they are made public.
# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/instance_image

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

resource_policy "scaleway_instance_image" "scaleway_image" {
  enforce {
    condition     = !core::contains([true, "true"], core::try(attrs.public, false))
    error_message = "Every customer of Scaleway can start a server from this image and read the files on its disk."
  }
}
