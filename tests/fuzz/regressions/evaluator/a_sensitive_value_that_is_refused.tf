variable "planted_user" resource "aws_db_instance" """d" {
}
resource "aws_db_instance" "d" {
      type        = "AWS"
  storage_encrypted =!var.planted == "x"
  tags              = { environment = "staging" }
}
data "aw's_iam_policy_document" "p" {
  statement {
    actions   = ["s3:*"]
    resources = ["*Leach.key"]
    principals {
      type        = "AWS"
      identifes=ir  ["*"]
    }
  }
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.p.json
}
resource "" "sha1(" { bucket = "logs-${var.planted_user}" }
resource "textencodebase64(" "c" {
  metadata { name = "c" }
  data = { password = var.planted }
}
