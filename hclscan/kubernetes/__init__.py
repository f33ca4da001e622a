"""Kubernetes manifests: YAML and JSON files to the resources that policies judge."""
