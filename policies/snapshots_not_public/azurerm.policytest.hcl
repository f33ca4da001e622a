policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azurerm_shared_image_gallery" "silent" {
  attrs = { name = "images" }
}

resource "azurerm_shared_image_gallery" "private" {
  attrs = { name = "images", sharing = [{ permission = "Private" }] }
}

# With groups of the tenant, and of tenants named one by one.
resource "azurerm_shared_image_gallery" "groups" {
  attrs = { name = "images", sharing = [{ permission = "Groups" }] }
}

resource "azurerm_shared_image_gallery" "community" {
  expect_failure = true
  attrs          = { name = "images", sharing = [{ permission = "Community", community_gallery = [{ prefix = "lab", eula = "https://lab.example.org" }] }] }
}
