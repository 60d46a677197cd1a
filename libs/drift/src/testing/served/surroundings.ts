import type { Served } from './served';

export const servedSurroundings: readonly Served[] = [
  [
    'a disruption budget',
    `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: d, namespace: n }
spec: { minAvailable: 50%, selector: { matchLabels: { a: b } } }
`,
    `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: d, namespace: n, uid: u }
spec: { minAvailable: 50%, selector: { matchLabels: { a: b } } }
status: { currentHealthy: 0 }
`,
  ],
  [
    'a network policy',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: d, namespace: n }
spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }], egress: [{}] }
`,
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: d, namespace: n, uid: u }
spec:
  podSelector: {}
  ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 80, protocol: TCP }] }]
  egress: [{}]
  policyTypes: [Ingress, Egress]
`,
  ],
  [
    'a service behind a load balancer',
    `
apiVersion: v1
kind: Service
metadata: { name: d, namespace: n }
spec: { type: LoadBalancer, ports: [{ port: 80 }], selector: { a: b } }
`,
    `
apiVersion: v1
kind: Service
metadata: { name: d, namespace: n, uid: u, finalizers: [service.kubernetes.io/load-balancer-cleanup] }
spec:
  type: LoadBalancer
  allocateLoadBalancerNodePorts: true
  clusterIP: 10.0.0.1
  clusterIPs: [10.0.0.1]
  externalTrafficPolicy: Cluster
  internalTrafficPolicy: Cluster
  ipFamilies: [IPv4]
  ipFamilyPolicy: SingleStack
  ports: [{ port: 80, targetPort: 80, protocol: TCP, nodePort: 31000 }]
  selector: { a: b }
  sessionAffinity: None
status: { loadBalancer: {} }
`,
  ],
  [
    'a webhook whose certificates are injected',
    `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: d, annotations: { cert-manager.io/inject-ca-from: n/c } }
webhooks:
- name: a.b.c
  clientConfig: { service: { name: s, namespace: n, path: /m } }
  admissionReviewVersions: [v1]
  sideEffects: None
  rules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
`,
    `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: d, uid: u, annotations: { cert-manager.io/inject-ca-from: n/c } }
webhooks:
- name: a.b.c
  clientConfig:
    caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==
    service: { name: s, namespace: n, path: /m, port: 443 }
  admissionReviewVersions: [v1]
  failurePolicy: Fail
  matchPolicy: Equivalent
  namespaceSelector: {}
  objectSelector: {}
  reinvocationPolicy: Never
  timeoutSeconds: 10
  sideEffects: None
  rules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: "*" }]
`,
  ],
  [
    'a custom resource with its definition',
    `
apiVersion: x.io/v1
kind: Foo
metadata: { name: f, namespace: n }
spec: { l: [b, a], m: [{ id: 1, v: 1000m }] }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: foos.x.io }
spec:
  group: x.io
  scope: Namespaced
  names: { kind: Foo, plural: foos }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              a: { type: string, default: q }
              l: { type: array, x-kubernetes-list-type: set, items: { type: string } }
              m:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [id]
                items:
                  type: object
                  properties: { id: { type: integer }, v: { type: string }, on: { type: boolean, default: true } }
`,
    `
apiVersion: x.io/v1
kind: Foo
metadata: { name: f, namespace: n, uid: u2, generation: 1 }
spec: { a: q, l: [a, b], m: [{ id: 1, v: 1000m, on: true }] }
status: { ready: true }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: foos.x.io, uid: u }
spec:
  group: x.io
  scope: Namespaced
  conversion: { strategy: None }
  names: { kind: Foo, plural: foos, listKind: FooList, singular: foo }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              a: { type: string, default: q }
              l: { type: array, x-kubernetes-list-type: set, items: { type: string } }
              m:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [id]
                items:
                  type: object
                  properties: { id: { type: integer }, v: { type: string }, on: { type: boolean, default: true } }
status: { conditions: [] }
`,
  ],
  [
    'a service account of an older cluster',
    `
apiVersion: v1
kind: ServiceAccount
metadata: { name: f, namespace: n }
`,
    `
apiVersion: v1
kind: ServiceAccount
metadata: { name: f, namespace: n, uid: u2 }
secrets: [{ name: f-token-abcde }]
imagePullSecrets: [{ name: f-dockercfg-abcde }]
`,
  ],
  [
    'an autoscaler of version 1, shown as version 2',
    `
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: { name: f, namespace: n }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: w }
  targetCPUUtilizationPercentage: 60
`,
    `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: f, namespace: n, uid: u2 }
spec:
  minReplicas: 1
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: w }
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]
`,
  ],
  [
    'a volume and a storage class',
    `
apiVersion: v1
kind: PersistentVolume
metadata: { name: w }
spec: { capacity: { storage: 1024Mi }, accessModes: [ReadWriteOnce], hostPath: { path: /a } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: w }
provisioner: x
`,
    `
apiVersion: v1
kind: PersistentVolume
metadata: { name: w, uid: u, finalizers: [kubernetes.io/pv-protection] }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
  hostPath: { path: /a, type: "" }
  persistentVolumeReclaimPolicy: Retain
  volumeMode: Filesystem
  claimRef: { kind: PersistentVolumeClaim, name: a, namespace: n, uid: q, apiVersion: v1, resourceVersion: "1" }
status: { phase: Bound }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: w, uid: u }
provisioner: x
reclaimPolicy: Delete
volumeBindingMode: Immediate
`,
  ],
  [
    'a role that others are aggregated into',
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: w }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }
rules: []
`,
    `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: w, uid: u }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }
rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]
`,
  ],
  [
    'quotas and limits',
    `
apiVersion: v1
kind: ResourceQuota
metadata: { name: w, namespace: n }
spec: { hard: { cpu: 1000m, memory: 1.5Gi, pods: 4 } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: w, namespace: n }
spec: { limits: [{ type: Container, default: { cpu: 500m } }] }
`,
    `
apiVersion: v1
kind: ResourceQuota
metadata: { name: w, namespace: n, uid: u }
spec: { hard: { cpu: "1", memory: 1536Mi, pods: "4" } }
status: {}
---
apiVersion: v1
kind: LimitRange
metadata: { name: w, namespace: n, uid: u }
spec: { limits: [{ type: Container, default: { cpu: 500m }, defaultRequest: { cpu: 500m } }] }
`,
  ],
];
