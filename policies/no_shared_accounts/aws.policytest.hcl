policytest {
  targets = ["aws.policy.hcl"]
}

locals {
  amelies_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIamelie"
  team_key    = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIteam"
}

# -- key pairs ---------------------------------------------------------------------------------------------------------------

resource "aws_key_pair" "amelie" {
  attrs = {
    key_name   = "amelie.roux"
    public_key = "${local.amelies_key} amelie.roux@example.org"
  }
}

# The same person in another region.
resource "aws_key_pair" "amelie_in_another_region" {
  attrs = {
    key_name   = "amelie.roux"
    public_key = "${local.amelies_key} amelie.roux@example.org"
  }
}

resource "aws_key_pair" "benoit" {
  expect_failure = true
  attrs = {
    key_name   = "benoit.leroy"
    public_key = local.team_key
  }
}

# A comment does not make another key.
resource "aws_key_pair" "claire" {
  expect_failure = true
  attrs = {
    key_name   = "claire.nguyen"
    public_key = "${local.team_key} claire@laptop"
  }
}

# -- keys of servers ---------------------------------------------------------------------------------------------------------

resource "aws_instance" "own_key" {
  attrs = {
    id       = "i-1"
    key_name = "amelie.roux"
  }
}

resource "aws_instance" "without_key" {
  attrs = {
    id = "i-2"
  }
}

resource "aws_instance" "fleet_1" {
  expect_failure = true
  attrs = {
    id       = "i-3"
    key_name = "fleet"
  }
}

# A role that is not for Session Manager gives people no way of their own.
resource "aws_instance" "fleet_2" {
  expect_failure = true
  attrs = {
    id                   = "i-4"
    key_name             = "fleet"
    iam_instance_profile = "reader"
  }
}

resource "aws_launch_template" "fleet_with_session_manager" {
  attrs = {
    id                   = "lt-1"
    key_name             = "fleet"
    iam_instance_profile = [{ name = "managed" }]
  }
}

resource "aws_iam_instance_profile" "managed" {
  attrs = {
    name = "managed"
    role = "managed"
  }
}

resource "aws_iam_role_policy_attachment" "managed" {
  attrs = {
    role       = "managed"
    policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
  }
}

resource "aws_iam_instance_profile" "reader" {
  attrs = {
    name = "reader"
    role = "reader"
  }
}

resource "aws_iam_role_policy_attachment" "reader" {
  attrs = {
    role       = "reader"
    policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  }
}

# -- users, passwords and keys -------------------------------------------------------------------------------------------------

resource "aws_iam_user" "person" {
  attrs = {
    name = "amelie.roux"
  }
}

resource "aws_iam_user_login_profile" "person" {
  attrs = {
    user                    = "amelie.roux"
    password_reset_required = true
  }
}

resource "aws_iam_user" "administrator_in_person" {
  attrs = {
    name = "claire.nguyen-admin"
  }
}

resource "aws_iam_user_login_profile" "administrator_in_person" {
  attrs = {
    user                    = "claire.nguyen-admin"
    password_reset_required = "true"
  }
}

resource "aws_iam_user" "shared" {
  expect_failure = true
  attrs = {
    name = "labadmin"
  }
}

resource "aws_iam_user_login_profile" "shared" {
  expect_failure = true
  attrs = {
    user                    = "labadmin"
    password_reset_required = true
  }
}

resource "aws_iam_user_login_profile" "password_is_kept" {
  expect_failure = true
  attrs = {
    user = "benoit.leroy"
  }
}

# Nobody can sign in.
resource "aws_iam_user" "without_login" {
  attrs = {
    name = "support"
  }
}

resource "aws_iam_user" "program" {
  attrs = {
    name = "mail-relay"
  }
}

resource "aws_iam_access_key" "program" {
  attrs = {
    user = "mail-relay"
  }
}

resource "aws_iam_user" "team" {
  expect_failure = true
  attrs = {
    name = "migration-team"
  }
}

resource "aws_iam_access_key" "team" {
  expect_failure = true
  attrs = {
    user = "migration-team"
  }
}

resource "aws_iam_access_key" "of_a_person" {
  expect_failure = true
  attrs = {
    user = "amelie.roux"
  }
}

resource "aws_iam_access_key" "first_of_two" {
  expect_failure = true
  attrs = {
    user = "scanner"
  }
}

resource "aws_iam_access_key" "second_of_two" {
  expect_failure = true
  attrs = {
    user = "scanner"
  }
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

resource "aws_transfer_user" "person" {
  attrs = {
    server_id = "s-1"
    user_name = "jeanne.morel"
  }
}

# A laboratory is not a generic name, although it is not a person either.
resource "aws_transfer_user" "laboratory" {
  attrs = {
    server_id = "s-1"
    user_name = "biolab-nord"
  }
}

resource "aws_transfer_user" "generic" {
  expect_failure = true
  attrs = {
    server_id = "s-1"
    user_name = "biolab_nord-support"
  }
}

resource "aws_transfer_ssh_key" "own" {
  attrs = {
    server_id = "s-1"
    user_name = "jeanne.morel"
    body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIjeanne"
  }
}

resource "aws_transfer_ssh_key" "own_on_another_server" {
  attrs = {
    server_id = "s-2"
    user_name = "jeanne.morel"
    body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIjeanne"
  }
}

# A person may use the key with which they reach their servers.
resource "aws_transfer_ssh_key" "amelies_other_account" {
  attrs = {
    server_id = "s-1"
    user_name = "amelie.roux"
    body      = local.amelies_key
  }
}

resource "aws_transfer_ssh_key" "first_user" {
  expect_failure = true
  attrs = {
    server_id = "s-1"
    user_name = "biolab-nord"
    body      = local.team_key
  }
}

resource "aws_transfer_ssh_key" "second_user" {
  expect_failure = true
  attrs = {
    server_id = "s-1"
    user_name = "labo-sud"
    body      = "${local.team_key} labo sud"
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "managed" {
  attrs = {
    identifier                          = "managed"
    engine                              = "postgres"
    manage_master_user_password         = true
    iam_database_authentication_enabled = true
  }
}

resource "aws_db_instance" "fixed_password" {
  expect_failure = true
  attrs = {
    identifier                          = "fixed"
    engine                              = "postgres"
    username                            = "labora"
    password                            = "not-a-real-password"
    iam_database_authentication_enabled = true
  }
}

resource "aws_db_instance" "replica" {
  attrs = {
    identifier          = "replica"
    replicate_source_db = "managed"
  }
}

resource "aws_rds_cluster" "fixed_password" {
  expect_failure = true
  attrs = {
    cluster_identifier                  = "fixed"
    engine                              = "aurora-postgresql"
    master_password                     = "not-a-real-password"
    iam_database_authentication_enabled = true
  }
}

resource "aws_redshift_cluster" "managed" {
  attrs = {
    cluster_identifier     = "warehouse"
    manage_master_password = true
  }
}

resource "aws_docdb_cluster" "fixed_password" {
  expect_failure = true
  attrs = {
    cluster_identifier = "documents"
    master_password    = "not-a-real-password"
  }
}

# -- names of people that hold a generic word ----------------------------------------------------------------------------------

resource "aws_iam_access_key" "administrator_in_person" {
  attrs = {
    user = "karim.benali-admin"
  }
}

resource "aws_iam_user_login_profile" "without_a_dot" {
  attrs = {
    user                    = "lfabre"
    password_reset_required = true
  }
}

resource "aws_transfer_user" "address" {
  attrs = {
    server_id = "s-1"
    user_name = "support@lucie-fabre.example"
  }
}

# -- keys in other forms, databases with and without an origin -----------------------------------------------------------------

resource "aws_key_pair" "odd_form" {
  expect_failure = true
  attrs = {
    key_name   = "odd-1"
    public_key = "MIIBIjANBgkqhkiG"
  }
}

resource "aws_key_pair" "same_odd_form" {
  expect_failure = true
  attrs = {
    key_name   = "odd-2"
    public_key = "MIIBIjANBgkqhkiG"
  }
}

resource "aws_transfer_ssh_key" "odd_form" {
  expect_failure = true
  attrs = {
    user_name = "odd-1"
    body      = "MIIBIjANBgkqhkiG"
  }
}

resource "aws_transfer_ssh_key" "same_odd_form" {
  expect_failure = true
  attrs = {
    user_name = "odd-2"
    body      = "MIIBIjANBgkqhkiG"
  }
}

# It takes a database over, and then gives it a password of its own.
resource "aws_db_instance" "restored_with_a_password" {
  expect_failure = true
  attrs = {
    identifier          = "restored"
    snapshot_identifier = "records-2026-11"
    password            = "not-a-real-password"
  }
}

resource "aws_db_instance" "says_nothing" {
  expect_failure = true
  attrs = {
    identifier = "nothing"
  }
}

resource "aws_redshift_cluster" "fixed_password" {
  expect_failure = true
  attrs = {
    cluster_identifier = "statistics"
    master_password    = "not-a-real-password"
  }
}

resource "aws_redshift_cluster" "restored" {
  attrs = {
    cluster_identifier  = "statistics"
    snapshot_identifier = "before-cutover"
  }
}

# -- several keys, one folder --------------------------------------------------------------------------------------------------

resource "aws_transfer_ssh_key" "laboratory_1" {
  expect_failure = true
  attrs = {
    server_id = "s-9"
    user_name = "biolab"
    body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYlab1 one"
  }
}

resource "aws_transfer_ssh_key" "laboratory_2" {
  expect_failure = true
  attrs = {
    server_id = "s-9"
    user_name = "biolab"
    body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYlab2 two"
  }
}

resource "aws_transfer_user" "folder_1" {
  expect_failure = true
  attrs = {
    server_id      = "s-9"
    user_name      = "jeanne.morel"
    home_directory = "/inbound/common"
  }
}

resource "aws_transfer_user" "folder_2" {
  expect_failure = true
  attrs = {
    server_id      = "s-9"
    user_name      = "karim.benali"
    home_directory = "/inbound/common"
  }
}

# The same path on another server is another folder.
resource "aws_transfer_user" "other_server" {
  attrs = {
    server_id      = "s-10"
    user_name      = "lucie.fabre"
    home_directory = "/inbound/common"
  }
}

resource "aws_transfer_user" "mapped_1" {
  expect_failure = true
  attrs = {
    server_id               = "s-11"
    user_name               = "jeanne.morel"
    home_directory_mappings = [{ entry = "/", target = "/inbound/common" }]
  }
}

resource "aws_transfer_user" "mapped_2" {
  expect_failure = true
  attrs = {
    server_id               = "s-11"
    user_name               = "karim.benali"
    home_directory_mappings = [{ entry = "/in", target = "/inbound/common" }, { entry = "/out", target = "/outbound/karim.benali" }]
  }
}

resource "aws_transfer_user" "mapped_alone" {
  attrs = {
    server_id               = "s-11"
    user_name               = "lucie.fabre"
    home_directory_mappings = [{ entry = "/", target = "/inbound/lucie.fabre" }]
  }
}

# The same text, and a folder of each of them.
resource "aws_transfer_user" "by_name_1" {
  attrs = {
    server_id      = "s-12"
    user_name      = "jeanne.morel"
    home_directory = "/inbound/$${transfer:UserName}"
  }
}

resource "aws_transfer_user" "by_name_2" {
  attrs = {
    server_id      = "s-12"
    user_name      = "karim.benali"
    home_directory = "/inbound/$${transfer:UserName}"
  }
}
