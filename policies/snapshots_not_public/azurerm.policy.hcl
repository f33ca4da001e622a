# Snapshots and disks of Azure belong to a tenant: they cannot be given to everybody, only exported with a link, which HCL_PUB_002
# judges. Images can, through a gallery.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

# https://learn.microsoft.com/azure/virtual-machines/share-gallery-community
resource_policy "azurerm_shared_image_gallery" "azurerm_shared_image_gallery" {
  enforce {
    condition     = core::alltrue([for sharing in core::try(attrs.sharing, []) : core::try(sharing.permission, null) != "Community"])
    error_message = "The images of this gallery are offered to every customer of Azure, with whatever data and keys were left on their disks."
  }
}
