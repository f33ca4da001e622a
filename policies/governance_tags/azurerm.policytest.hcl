policytest {
  targets = ["azurerm.policy.hcl"]
}

resource "azurerm_key_vault" "spelt_differently" {
  attrs = {
    tags = {
      DataClassification     = "health"
      data_controller        = "Biolab Nord"
      "processing.agreement" = "DPA-2026-014"
      Purpose                = "migration"
      Instruction            = "INSTR-2026-031"
      TTL                    = "90d"
      "data:owner"           = "migration-office"
    }
  }
}

resource "azurerm_postgresql_flexible_server" "empty_values" {
  expect_failure = true
  attrs = {
    tags = {
      data-classification = ""
      data-controller     = "Biolab Nord"
      dpa                 = "DPA-2026-014"
      purpose             = "migration"
      instruction-ref     = "INSTR-2026-031"
      expires-at          = "2027-06-30"
      owner               = "migration-office"
    }
  }
}

resource "azurerm_managed_disk" "null" {
  expect_failure = true
  attrs = {
    tags = null
  }
}
