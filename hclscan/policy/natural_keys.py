"""What resources are known by: attributes that stand for an instance, and names that authors choose, by type.

From the documentation of the providers: what a type exports as its `id`, and what other types refer to it by.
"""

from __future__ import annotations

IDENTIFYING = frozenset((
    "id", "arn", "name", "key_id", "self_link", "unique_id", "resource_id", "urn", "url", "qualified_arn", "invoke_arn",
    "primary_blob_endpoint", "resource_versionless_id", "versionless_id",
))  # fmt: skip
"""Attributes that stand for the instance itself, in any type."""

COMPUTED = IDENTIFYING - {"name", "url"}
"""Identifying attributes that the provider fills in when they are not written: never missing, only unknown."""

NATURAL_KEYS = {
    "alicloud_oss_bucket": ("bucket",),
    "aws_cloudfront_distribution": (),
    "aws_cloudtrail": ("name",),
    "aws_db_cluster_snapshot": ("db_cluster_snapshot_identifier",),
    "aws_db_instance": ("identifier",),
    "aws_db_instance_automated_backups_replication": (),
    "aws_db_snapshot": ("db_snapshot_identifier",),
    "aws_dms_certificate": ("certificate_id",),
    "aws_dms_endpoint": ("endpoint_id",),
    "aws_dms_replication_config": ("replication_config_identifier",),
    "aws_dms_replication_instance": ("replication_instance_id",),
    "aws_dms_replication_subnet_group": ("replication_subnet_group_id",),
    "aws_dms_replication_task": ("replication_task_id",),
    "aws_dms_s3_endpoint": ("endpoint_id",),
    "aws_docdb_cluster": ("cluster_identifier",),
    "aws_docdb_cluster_instance": ("identifier",),
    "aws_elasticache_cluster": ("cluster_id",),
    "aws_elasticache_replication_group": ("replication_group_id",),
    "aws_elasticsearch_domain": ("domain_name",),
    "aws_key_pair": ("key_name",),
    "aws_kms_alias": ("name",),
    "aws_lambda_function": ("function_name",),
    "aws_neptune_cluster": ("cluster_identifier",),
    "aws_neptune_cluster_instance": ("identifier",),
    "aws_opensearch_domain": ("domain_name",),
    "aws_rds_cluster": ("cluster_identifier",),
    "aws_rds_cluster_instance": ("identifier",),
    "aws_rds_global_cluster": ("global_cluster_identifier",),
    "aws_redshift_cluster": ("cluster_identifier",),
    "aws_redshiftserverless_namespace": ("namespace_name",),
    "aws_redshiftserverless_workgroup": ("workgroup_name",),
    "aws_s3_access_point": ("name",),
    "aws_s3_bucket": ("bucket",),
    "aws_s3_directory_bucket": ("bucket",),
    "aws_transfer_user": ("user_name",),
    "google_alloydb_cluster": ("cluster_id",),
    "google_artifact_registry_repository": ("repository_id",),
    "google_bigquery_dataset": ("dataset_id",),
    "google_bigquery_table": ("table_id",),
    "google_database_migration_service_connection_profile": ("connection_profile_id",),
    "google_database_migration_service_migration_job": ("migration_job_id",),
    "google_datastream_connection_profile": ("connection_profile_id",),
    "google_folder": (),
    "google_kms_crypto_key": ("name",),
    "google_kms_key_ring": ("name",),
    "google_logging_project_bucket_config": ("bucket_id",),
    "google_monitoring_alert_policy": (),
    "google_monitoring_notification_channel": (),
    "google_monitoring_uptime_check_config": (),
    "google_project": ("project_id",),
    "google_secret_manager_secret": ("secret_id",),
    "google_service_account": ("account_id",),
    "google_tags_tag_key": (),
    "google_tags_tag_value": (),
    "outscale_keypair": ("keypair_name",),
    "outscale_load_balancer": ("load_balancer_name",),
    "outscale_oos_bucket": ("name",),
    "outscale_user": ("user_name",),
    "yandex_storage_bucket": ("bucket",),
}
"""Attributes that hold the name by which a resource of the type is known; for other types see `natural_keys`."""

PROVIDER_ASSIGNED = frozenset((
    "aws_acm_certificate", "aws_ami", "aws_api_gateway_rest_api", "aws_apigatewayv2_api", "aws_cognito_user_pool",
    "aws_customer_gateway", "aws_directory_service_directory", "aws_ebs_snapshot", "aws_ebs_volume", "aws_efs_access_point",
    "aws_efs_file_system", "aws_eip", "aws_fsx_lustre_file_system", "aws_instance", "aws_internet_gateway", "aws_kms_key",
    "aws_launch_template", "aws_lb_listener", "aws_nat_gateway", "aws_network_acl", "aws_network_interface",
    "aws_route53_zone", "aws_route_table", "aws_security_group", "aws_subnet", "aws_transfer_server", "aws_vpc",
    "aws_vpc_endpoint", "aws_vpn_gateway", "aws_wafv2_ip_set", "aws_wafv2_web_acl",
))  # fmt: skip
"""Types whose instances the provider names (`sg-…`, `vpc-…`), so that no argument tells how they will be called."""

BEGINNINGS = {("google_service_account", "member"): "serviceAccount:"}
"""Texts that an attribute of a type begins with, whatever follows: the provider puts it together."""


def natural_keys(type_: str) -> tuple[str, ...]:
    """The attributes that hold the natural key of a type."""
    keys = NATURAL_KEYS.get(type_)
    if keys is not None:
        return keys
    if type_ in PROVIDER_ASSIGNED:
        return ()
    if type_.startswith("aws_s3_bucket_"):
        return ("bucket",)  # settings of a bucket carry the name of the bucket as their id
    if type_.startswith("outscale_"):
        return (f"{type_.removeprefix('outscale_')}_id",)  # given by the provider, and the name by which others refer to it
    return ("name",)
