"""All policies of hclscan as checks of Checkov: `checkov -d infra --external-checks-dir policies/checkov`."""
