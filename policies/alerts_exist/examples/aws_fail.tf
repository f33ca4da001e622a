# expect: fail
resource "aws_db_instance" "unwatched" {
  identifier = "staging"
  engine     = "postgres"
}
