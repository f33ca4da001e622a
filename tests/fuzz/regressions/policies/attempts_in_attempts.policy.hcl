resource_policy "aws_s3_bucket" "r" {
  enforce {
    condition = core::try(attrs.no23, core::try(attrs.no22, core::try(attrs.no21, core::try(attrs.no20, core::try(attrs.no19, core::try(attrs.no18, core::try(attrs.no17, core::try(attrs.no16, core::try(attrs.no15, core::try(attrs.no14, core::try(attrs.no13, core::try(attrs.no12, core::try(attrs.no11, core::try(attrs.no10, core::try(attrs.no9, core::try(attrs.no8, core::try(attrs.no7, core::try(attrs.no6, core::try(attrs.no5, core::try(attrs.no4, core::try(attrs.no3, core::try(attrs.no2, core::try(attrs.no1, core::try(attrs.no0, attrs.bucket)))))))))))))))))))))))) == "logs"
  }
}
