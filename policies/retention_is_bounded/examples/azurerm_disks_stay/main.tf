provider "azurerm" {
  features {
    virtual_machine {
      delete_os_disk_on_deletion = false
    }
  }
}

# expect: fail
resource "azurerm_linux_virtual_machine" "import" {
  name                = "import"
  location            = "francecentral"
  resource_group_name = "labora"
  size                = "Standard_D2s_v5"
  admin_username      = "labora"
}
