variable "planted_user" {}
resource "aws_db_instance" "d" {
  password          = var.planted
  username          = var.planted_user
  storage_encrypted = var.planted == "x"
  tags              = { environment = "staging" }
}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.p.json
}
resource "aws_s3_bucket" "b" { bucket = "logs-${var.planted_user}" }
resource "kubernetes_config_map_v1" "c" {
  metadata { name = "c" }
  data = { password = var.planted }
}
