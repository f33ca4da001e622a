# expect: fail
resource "aws_s3_bucket" "unnamed" {
  bucket = "copy-2"
}

# expect: pass
resource "aws_s3_bucket" "described" {
  bucket = "lab-results"

  tags = {
    owner               = "data-platform"
    purpose             = "delivery of results"
    data-classification = "health"
    data-controller     = "Laboratory Example"
    dpa                 = "DPA-2026-004"
    instruction-ref     = "INSTR-2026-031"
    expires-at          = "2027-03-31"
  }
}
