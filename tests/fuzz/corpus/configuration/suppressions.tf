# hclscan:ignore-file HCL_ENC reason="all of it" until=2030-01-01
// hclscan:ignore HCL_ENC_001, HCL_PUB_001 reason='x'
/* hclscan:ignore ALL reason=y */
#checkov:skip=HCL_ENC_001:because
