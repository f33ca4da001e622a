variable "sharing" {
  type = string
}

# expect: fail HCL_PUB_005
resource "azurerm_shared_image_gallery" "community" {
  name                = "labimages"
  resource_group_name = "lab"
  location            = "westeurope"

  sharing {
    permission = "Community"

    community_gallery {
      eula            = "https://lab.example.org/eula"
      prefix          = "lab"
      publisher_email = "it@example.org"
      publisher_uri   = "https://lab.example.org"
    }
  }
}

# expect: pass
resource "azurerm_shared_image_gallery" "private" {
  name                = "labprivate"
  resource_group_name = "lab"
  location            = "westeurope"
}

# expect: unknown
resource "azurerm_shared_image_gallery" "as_configured" {
  name                = "labconfigured"
  resource_group_name = "lab"
  location            = "westeurope"

  sharing {
    permission = var.sharing
  }
}
