"""The configuration language: syntax, values and evaluation. Knows nothing of Terraform, Kubernetes or policies."""
