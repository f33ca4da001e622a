"""Policies: read from files, judged on resources, and tested. They see resources only, never Terraform or Kubernetes."""
