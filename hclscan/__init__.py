"""hclscan: a policy linter for Terraform and Kubernetes that evaluates configuration as Terraform does."""

__version__ = "0.1.0"
