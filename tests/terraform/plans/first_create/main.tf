variable "environment" {
  default = "staging"
}

variable "password" {
  default   = "not-for-logs"
  sensitive = true
}

locals {
  labs = toset(["north", "south"])
}

resource "terraform_data" "bucket" {
  for_each = local.labs
  input    = "${var.environment}-${each.key}"
}

# Companions that name their parent in every way there is.
resource "terraform_data" "by_key" {
  for_each         = local.labs
  triggers_replace = terraform_data.bucket[each.key].id
}

resource "terraform_data" "chained" {
  for_each         = terraform_data.bucket
  triggers_replace = each.value.id
}

resource "terraform_data" "by_name" {
  triggers_replace = terraform_data.bucket["north"].id
}

resource "terraform_data" "counted" {
  count = 2
  input = count.index
}

resource "terraform_data" "by_index" {
  count            = 2
  triggers_replace = terraform_data.counted[count.index].id
}

resource "terraform_data" "text" {
  triggers_replace = "${terraform_data.bucket["north"].id}/${terraform_data.bucket["south"].id}"
}

resource "terraform_data" "through_local" {
  triggers_replace = local.chosen
}

locals {
  chosen = terraform_data.counted[0].id
}

resource "terraform_data" "mixed" {
  input = {
    known   = "yes"
    unknown = terraform_data.by_name.id
    list    = ["a", terraform_data.by_name.id]
    secret  = var.password
  }
}

module "store" {
  for_each = local.labs
  source   = "./modules/store"
  parent   = terraform_data.bucket[each.key].id
  label    = each.key
}

module "single" {
  source = "./modules/store"
  parent = module.store["north"].id
  label  = "single"
}

resource "terraform_data" "from_output" {
  triggers_replace = module.store["south"].id
}

data "terraform_remote_state" "other" {
  backend = "local"
  config = {
    path = "${terraform_data.by_name.id}.tfstate"
  }
}

resource "terraform_data" "from_data" {
  triggers_replace = data.terraform_remote_state.other.outputs
}
