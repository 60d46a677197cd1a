import type { Served } from './served';

const POD_DEFAULTS = `
      dnsPolicy: ClusterFirst
      restartPolicy: Always
      schedulerName: default-scheduler
      securityContext: {}
      terminationGracePeriodSeconds: 30`;
const CONTAINER_DEFAULTS = `
        resources: {}
        terminationMessagePath: /dev/termination-log
        terminationMessagePolicy: File`;

export const servedWorkloads: readonly Served[] = [
  [
    'a daemon set in the network of its node',
    `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: d, namespace: n }
spec:
  selector: { matchLabels: { a: b } }
  template:
    metadata: { labels: { a: b } }
    spec:
      hostNetwork: true
      tolerations: [{ operator: Exists }]
      containers:
      - name: c
        image: x@sha256:aa
        ports: [{ containerPort: 9100, hostPort: 9100 }]
        volumeMounts: [{ name: h, mountPath: /h }]
        securityContext: { privileged: true }
      volumes: [{ name: h, hostPath: { path: / } }]
`,
    `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: d, namespace: n, uid: u, annotations: { deprecated.daemonset.template.generation: "1" } }
spec:
  revisionHistoryLimit: 10
  selector: { matchLabels: { a: b } }
  template:
    metadata: { labels: { a: b }, creationTimestamp: null }
    spec:${POD_DEFAULTS}
      hostNetwork: true
      tolerations: [{ operator: Exists }]
      containers:
      - name: c
        image: x@sha256:aa
        imagePullPolicy: IfNotPresent
        ports: [{ containerPort: 9100, hostPort: 9100, protocol: TCP }]
        securityContext: { privileged: true }
        volumeMounts: [{ name: h, mountPath: /h }]${CONTAINER_DEFAULTS}
      volumes: [{ name: h, hostPath: { path: /, type: "" } }]
  updateStrategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }
status: { currentNumberScheduled: 0 }
`,
  ],
  [
    'a cron job',
    `
apiVersion: batch/v1
kind: CronJob
metadata: { name: d, namespace: n }
spec:
  schedule: "0 * * * *"
  jobTemplate:
    spec: { template: { spec: { restartPolicy: OnFailure, containers: [{ name: c, image: busybox }] } } }
`,
    `
apiVersion: batch/v1
kind: CronJob
metadata: { name: d, namespace: n, uid: u }
spec:
  concurrencyPolicy: Allow
  failedJobsHistoryLimit: 1
  successfulJobsHistoryLimit: 3
  suspend: false
  schedule: "0 * * * *"
  jobTemplate:
    metadata: { creationTimestamp: null }
    spec:
      template:
        metadata: { creationTimestamp: null }
        spec:
          dnsPolicy: ClusterFirst
          restartPolicy: OnFailure
          schedulerName: default-scheduler
          securityContext: {}
          terminationGracePeriodSeconds: 30
          containers: [{ name: c, image: busybox, imagePullPolicy: Always, resources: {} }]
status: {}
`,
  ],
  [
    'a stateful set',
    `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: w, namespace: n }
spec:
  serviceName: w
  selector: { matchLabels: { a: b } }
  template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: c, image: "x:1" }] } }
  volumeClaimTemplates:
  - metadata: { name: data }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`,
    `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: w, namespace: n, uid: u }
spec:
  serviceName: w
  replicas: 1
  podManagementPolicy: OrderedReady
  revisionHistoryLimit: 10
  persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain }
  updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } }
  selector: { matchLabels: { a: b } }
  template:
    metadata: { labels: { a: b } }
    spec:${POD_DEFAULTS}
      containers: [{ name: c, image: "x:1", imagePullPolicy: IfNotPresent }]
  volumeClaimTemplates:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { creationTimestamp: null, name: data }
    spec: { accessModes: [ReadWriteOnce], volumeMode: Filesystem, resources: { requests: { storage: 1Gi } } }
    status: { phase: Pending }
`,
  ],
  [
    'a pod by itself',
    `
apiVersion: v1
kind: Pod
metadata: { name: w, namespace: n }
spec: { containers: [{ name: c, image: "x:1" }] }
`,
    `
apiVersion: v1
kind: Pod
metadata: { name: w, namespace: n, uid: u }
spec:${POD_DEFAULTS.replaceAll('\n      ', '\n  ')}
  containers:
  - name: c
    image: "x:1"
    imagePullPolicy: IfNotPresent
    volumeMounts:
    - { mountPath: /var/run/secrets/kubernetes.io/serviceaccount, name: kube-api-access-abcde, readOnly: true }
  enableServiceLinks: true
  nodeName: n1
  preemptionPolicy: PreemptLowerPriority
  priority: 0
  serviceAccount: default
  serviceAccountName: default
  tolerations:
  - { effect: NoExecute, key: node.kubernetes.io/not-ready, operator: Exists, tolerationSeconds: 300 }
  - { effect: NoExecute, key: node.kubernetes.io/unreachable, operator: Exists, tolerationSeconds: 300 }
  volumes: [{ name: kube-api-access-abcde, projected: { defaultMode: 420, sources: [] } }]
`,
  ],
  [
    'a deployment that was applied from the client’s side',
    `
apiVersion: apps/v1
kind: Deployment
metadata: { name: w, namespace: n }
spec:
  selector: { matchLabels: { a: b } }
  template:
    metadata: { labels: { a: b } }
    spec:
      containers:
      - name: c
        image: x:1
        env: [{ name: A, value: "" }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]
`,
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: w
  namespace: n
  uid: u
  annotations:
    deployment.kubernetes.io/revision: "1"
    kubectl.kubernetes.io/last-applied-configuration: '{"apiVersion":"apps/v1","kind":"Deployment"}'
  managedFields:
  - manager: kubectl-client-side-apply
    operation: Update
    apiVersion: apps/v1
    fieldsType: FieldsV1
    fieldsV1: { "f:spec": { "f:progressDeadlineSeconds": {}, "f:replicas": {}, "f:strategy": { "f:type": {} } } }
spec:
  progressDeadlineSeconds: 600
  replicas: 1
  revisionHistoryLimit: 10
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }
  selector: { matchLabels: { a: b } }
  template:
    metadata: { creationTimestamp: null, labels: { a: b } }
    spec:${POD_DEFAULTS}
      containers:
      - name: c
        image: x:1
        imagePullPolicy: IfNotPresent
        env: [{ name: A }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]${CONTAINER_DEFAULTS}
`,
  ],
];
