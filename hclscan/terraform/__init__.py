"""Terraform modules to resources: loading, variables, module calls, expansion."""
