"""`python benchmarks/manifests.py [NUMBER]`: how long a scan of many generated manifests takes, and how much memory.

What is generated is a cluster of small applications, each in a namespace of its own: what serves requests, what runs in the
background, who may do what, and what is watched.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NUMBER = 5000

_APPLICATION = """\
apiVersion: v1
kind: Namespace
metadata:
  name: {name}
  labels: {{team: team-{team}, environment: {environment}}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: {name}
  labels: {{app.kubernetes.io/name: web, app.kubernetes.io/part-of: {name}}}
spec:
  replicas: 2
  selector:
    matchLabels: {{app: web}}
  template:
    metadata:
      labels: {{app: web, tier: front}}
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.org/{name}/web:1.{number}.0
          args: ["--listen=:8080", "--log-level=info"]
          ports:
            - {{name: http, containerPort: 8080}}
          env:
            - {{name: DATABASE_URL, value: "postgres://db.{name}.svc:5432/app?sslmode=verify-full"}}
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef: {{name: database, key: password}}
          resources:
            requests: {{cpu: 100m, memory: 128Mi}}
            limits: {{memory: 256Mi}}
          readinessProbe:
            httpGet: {{path: /healthz, port: http}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: {name}
spec:
  selector: {{app: web}}
  ports:
    - {{name: http, port: 80, targetPort: http}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: {name}
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: people
spec:
  ingressClassName: nginx
  tls:
    - hosts: [{name}.example.org]
      secretName: web-tls
  rules:
    - host: {name}.example.org
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: {{name: web, port: {{name: http}}}}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: {name}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: web
  namespace: {name}
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get, list]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
  namespace: {name}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}}
subjects:
  - {{kind: ServiceAccount, name: web, namespace: {name}}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: {name}
data:
  app.ini: |
    [server]
    listen = 8080
    [log]
    level = info
    format = json
---
apiVersion: v1
kind: Secret
metadata:
  name: database
  namespace: {name}
type: Opaque
data:
  password: bm90LWEtc2VjcmV0
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
  namespace: {name}
spec:
  serviceName: db
  selector:
    matchLabels: {{app: db}}
  template:
    metadata:
      labels: {{app: db}}
    spec:
      containers:
        - name: postgres
          image: postgres:16
          ports:
            - {{containerPort: 5432}}
          volumeMounts:
            - {{name: data, mountPath: /var/lib/postgresql/data}}
  volumeClaimTemplates:
    - metadata: {{name: data}}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: encrypted
        resources:
          requests: {{storage: 20Gi}}
---
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: {name}
spec:
  clusterIP: None
  selector: {{app: db}}
  ports:
    - {{port: 5432}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: exports
  namespace: {name}
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: encrypted
  resources:
    requests: {{storage: 5Gi}}
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: export
  namespace: {name}
spec:
  schedule: "0 3 * * *"
  successfulJobsHistoryLimit: 3
  jobTemplate:
    spec:
      ttlSecondsAfterFinished: 86400
      template:
        metadata:
          labels: {{app: export}}
        spec:
          restartPolicy: Never
          containers:
            - name: export
              image: registry.example.org/{name}/export:2
              command: [export, --to, s3://exports/{name}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  namespace: {name}
spec:
  podSelector:
    matchLabels: {{app: db}}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels: {{app: web}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
  namespace: {name}
  labels: {{release: prometheus}}
spec:
  selector:
    matchLabels: {{app: web}}
  endpoints:
    - {{port: http, path: /metrics}}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: web
  namespace: {name}
  labels: {{release: prometheus}}
spec:
  groups:
    - name: web
      rules:
        - alert: WebDown
          expr: absent(up{{namespace="{name}", job="web"}} == 1)
          for: 5m
          labels: {{severity: critical}}
"""

_CLUSTER = """\
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: encrypted
provisioner: ebs.csi.aws.com
parameters: {encrypted: "true"}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: nginx
spec:
  controller: k8s.io/ingress-nginx
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: main
  namespace: monitoring
spec:
  ruleSelector:
    matchLabels: {release: prometheus}
  ruleNamespaceSelector: {}
  serviceMonitorSelector:
    matchLabels: {release: prometheus}
  serviceMonitorNamespaceSelector: {}
"""

KINDS = _APPLICATION.count("\nkind: ")


def write(folder: Path, number: int) -> int:
    """Writes about that many manifests, a file for each application. Returns how many there are."""
    (folder / "cluster.yaml").write_text(_CLUSTER, encoding="utf-8")
    applications = max(1, number // KINDS)
    for one in range(applications):
        environment = ("production", "staging")[one % 2]
        text = _APPLICATION.format(name=f"app-{one}", number=one, team=one % 20, environment=environment)
        (folder / f"app-{one}.yaml").write_text(text, encoding="utf-8")
    return applications * KINDS + _CLUSTER.count("\nkind: ")


def run(folder: str, environment: dict[str, str]) -> tuple[float, int]:
    """Wall-clock seconds and megabytes of one scan. Raises `RuntimeError` when it did not work."""
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "hclscan", "scan", folder], stdout=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise RuntimeError(f"hclscan ended with exit status {process.returncode}")
    return time.perf_counter() - begin, used.ru_maxrss // 1024


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        written = write(Path(folder), number)
        environment = {**os.environ, "HCLSCAN_CACHE_DIR": cache}
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {written} manifests")
        for title in ("nothing cached", "one manifest changed", "unchanged"):
            if title == "one manifest changed":
                with Path(folder, "cluster.yaml").open("a", encoding="utf-8") as file:
                    file.write("---\napiVersion: v1\nkind: Namespace\nmetadata: {name: another}\n")
            elapsed, megabytes = run(folder, environment)
            print(f"{title:<22} {elapsed:6.2f} s  {megabytes:4} MB")


if __name__ == "__main__":
    main()
