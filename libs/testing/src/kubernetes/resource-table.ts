/** A kind that the stand-in serves. */
export interface ServedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

const served = (apiVersion: string, namespaced: boolean, kinds: Readonly<Record<string, string>>) =>
  Object.entries(kinds).map(([plural, kind]): ServedResource => ({ apiVersion, kind, plural, namespaced }));

/** What every cluster has, as far as anybody asks for it here. */
export const builtInResources: readonly ServedResource[] = [
  ...served('v1', true, {
    configmaps: 'ConfigMap',
    endpoints: 'Endpoints',
    persistentvolumeclaims: 'PersistentVolumeClaim',
    pods: 'Pod',
    secrets: 'Secret',
    serviceaccounts: 'ServiceAccount',
    services: 'Service',
  }),
  ...served('v1', false, { namespaces: 'Namespace', nodes: 'Node', persistentvolumes: 'PersistentVolume' }),
  ...served('apps/v1', true, {
    daemonsets: 'DaemonSet',
    deployments: 'Deployment',
    replicasets: 'ReplicaSet',
    statefulsets: 'StatefulSet',
  }),
  ...served('batch/v1', true, { cronjobs: 'CronJob', jobs: 'Job' }),
  ...served('autoscaling/v2', true, { horizontalpodautoscalers: 'HorizontalPodAutoscaler' }),
  ...served('policy/v1', true, { poddisruptionbudgets: 'PodDisruptionBudget' }),
  ...served('networking.k8s.io/v1', true, { ingresses: 'Ingress', networkpolicies: 'NetworkPolicy' }),
  ...served('rbac.authorization.k8s.io/v1', true, { rolebindings: 'RoleBinding', roles: 'Role' }),
  ...served('rbac.authorization.k8s.io/v1', false, {
    clusterrolebindings: 'ClusterRoleBinding',
    clusterroles: 'ClusterRole',
  }),
  ...served('apiextensions.k8s.io/v1', false, { customresourcedefinitions: 'CustomResourceDefinition' }),
];
