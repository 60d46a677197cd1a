import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const NAMESPACE = '^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$';
const KIND = '^(?:[a-z0-9][-a-z0-9.]{0,252}/)?v[a-z0-9]{1,20} [A-Z][A-Za-z0-9]{0,62}$';

/** Kinds that somebody may put beside what is declared; nobody needs to read Secrets for that. */
export const usualKinds: readonly string[] = [
  'v1 ConfigMap',
  'v1 PersistentVolumeClaim',
  'v1 Service',
  'v1 ServiceAccount',
  'apps/v1 DaemonSet',
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'batch/v1 CronJob',
  'batch/v1 Job',
  'networking.k8s.io/v1 Ingress',
  'networking.k8s.io/v1 NetworkPolicy',
  'policy/v1 PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1 Role',
  'rbac.authorization.k8s.io/v1 RoleBinding',
];

export const KubernetesConfig = Type.Object(
  {
    kubeconfig: Type.Optional(
      Type.String({ minLength: 1, description: 'file; as the service account of its own pod where it is not given' }),
    ),
    context: Type.Optional(Type.String({ minLength: 1, description: 'of the kubeconfig; its current one otherwise' })),
    namespaces: Type.Array(Type.String({ pattern: NAMESPACE }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      description: 'where the environment is; nothing else is looked into',
    }),
    labelled: Type.Optional(
      Type.Array(Type.String({ pattern: KIND }), {
        maxItems: 50,
        description:
          'kinds in which objects with our label are looked for although none is declared: `apps/v1 Deployment`',
      }),
    ),
  },
  { additionalProperties: false },
);
export type KubernetesConfig = Static<typeof KubernetesConfig>;
