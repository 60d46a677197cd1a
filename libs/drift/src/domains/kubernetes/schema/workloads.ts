import type { JsonObject } from '../../../compare/json';
import { isJsonObject, member } from '../../../compare/json';
import type { Fields, Shape } from '../../../compare/shape';
import { ignored } from '../../../compare/shape';
import { intOrString, quantity } from '../../../compare/values';
import { podSpec, podTemplate, replicas, selector } from './pods';
import { claimSpec } from './volumes';
import {
  hollow,
  kind,
  labelSelector,
  loose,
  namedMetadata,
  no,
  or,
  orNothing,
  present,
  struct,
  template,
  unordered,
  whole,
  zero,
} from './words';

/* What runs pods: apps, batch, autoscaling and policy, as the Kubernetes API reference documents their defaults. */

const share = orNothing(intOrString);
const isRolling = ({ type }: JsonObject) => (type ?? 'RollingUpdate') === 'RollingUpdate';
/** How pods are replaced; the numbers are there only where they are replaced one after the other. */
const strategy = (rollingUpdate: Fields): Shape =>
  hollow(
    struct({
      type: or('RollingUpdate'),
      rollingUpdate: or((around) => (isRolling(around) ? {} : undefined), { ...struct(rollingUpdate), hollow: true }),
    }),
  );

/** An object of its own, of which only the name and the spec are asked for; a list of them is one value. */
const claimTemplate = struct({
  apiVersion: ignored,
  kind: ignored,
  status: ignored,
  metadata: namedMetadata,
  spec: claimSpec,
});

const jobSpec = hollow(
  struct(
    {
      backoffLimit: or(({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2147483647)),
      completionMode: or('NonIndexed'),
      completions: or(({ parallelism }) => (parallelism === undefined ? 1 : undefined)),
      manualSelector: no,
      parallelism: or(1),
      podFailurePolicy: loose,
      podReplacementPolicy: or(({ podFailurePolicy }) =>
        podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
      ),
      selector: hollow(selector),
      successPolicy: loose,
      suspend: no,
      template: podTemplate,
    },
    'activeDeadlineSeconds backoffLimitPerIndex managedBy maxFailedIndexes ttlSecondsAfterFinished',
  ),
);

const scalingRules = (fields: Fields): Shape =>
  hollow(struct({ selectPolicy: or('Max'), ...fields }, 'stabilizationWindowSeconds tolerance'));
const metricTarget = struct(
  { value: orNothing(quantity), averageValue: orNothing(quantity) },
  'type averageUtilization',
);
const metric = struct(
  Object.fromEntries(
    ['resource', 'containerResource', 'pods', 'object', 'external'].map((source) => [
      source,
      struct({ target: metricTarget, metric: loose, describedObject: loose }, 'name container'),
    ]),
  ),
  'type',
);
const BY_PROCESSOR = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};
const DOUBLED = { type: 'Percent', value: 100, periodSeconds: 15 };

export const workloads: Fields = {
  'Deployment.apps': kind({
    spec: hollow(
      struct({
        minReadySeconds: zero,
        paused: no,
        progressDeadlineSeconds: or(600),
        replicas,
        revisionHistoryLimit: or(10),
        selector,
        strategy: strategy({ maxSurge: or('25%', share), maxUnavailable: or('25%', share) }),
        template: podTemplate,
      }),
    ),
  }),
  'StatefulSet.apps': kind({
    spec: hollow(
      struct(
        {
          minReadySeconds: zero,
          ordinals: struct({ start: zero }),
          persistentVolumeClaimRetentionPolicy: hollow(struct({ whenDeleted: or('Retain'), whenScaled: or('Retain') })),
          podManagementPolicy: or('OrderedReady'),
          replicas,
          revisionHistoryLimit: or(10),
          selector,
          template: podTemplate,
          updateStrategy: strategy({ partition: zero, maxUnavailable: or(1, share) }),
          volumeClaimTemplates: whole(claimTemplate),
        },
        'serviceName',
      ),
    ),
  }),
  'DaemonSet.apps': kind({
    spec: hollow(
      struct({
        minReadySeconds: zero,
        revisionHistoryLimit: or(10),
        selector,
        template: podTemplate,
        updateStrategy: strategy({ maxSurge: or(0, share), maxUnavailable: or(1, share) }),
      }),
    ),
  }),
  'ReplicaSet.apps': kind({
    spec: hollow(struct({ minReadySeconds: zero, replicas, selector, template: podTemplate })),
  }),
  ReplicationController: kind({
    spec: hollow(
      struct({
        minReadySeconds: zero,
        replicas,
        selector: or(labelsOfTemplate, hollow(loose)),
        template: podTemplate,
      }),
    ),
  }),
  PodTemplate: kind({ template: podTemplate }),
  Pod: kind({ spec: podSpec }),
  'Job.batch': kind({ spec: jobSpec }),
  'CronJob.batch': kind({
    spec: hollow(
      struct(
        {
          concurrencyPolicy: or('Allow'),
          failedJobsHistoryLimit: or(1),
          jobTemplate: template(jobSpec),
          successfulJobsHistoryLimit: or(3),
          suspend: no,
        },
        'schedule startingDeadlineSeconds timeZone',
      ),
    ),
  }),
  'HorizontalPodAutoscaler.autoscaling': kind({
    spec: hollow(
      struct(
        {
          minReplicas: or(1),
          metrics: or([BY_PROCESSOR], unordered(metric)),
          behavior: struct({
            scaleUp: scalingRules({
              stabilizationWindowSeconds: zero,
              policies: or([{ type: 'Pods', value: 4, periodSeconds: 15 }, DOUBLED], unordered()),
            }),
            scaleDown: scalingRules({ policies: or([DOUBLED], unordered()) }),
          }),
          scaleTargetRef: loose,
          targetCPUUtilizationPercentage: or(80),
        },
        'maxReplicas',
      ),
    ),
  }),
  'PodDisruptionBudget.policy': kind({
    spec: hollow(
      struct(
        { minAvailable: share, maxUnavailable: share, selector: present(labelSelector) },
        'unhealthyPodEvictionPolicy',
      ),
    ),
  }),
  'PriorityClass.scheduling.k8s.io': kind({
    globalDefault: no,
    preemptionPolicy: or('PreemptLowerPriority'),
    description: orNothing({ shape: 'value' }),
    value: { shape: 'value' },
  }),
};

function labelsOfTemplate({ template: of }: JsonObject): unknown {
  const inside = isJsonObject(of) ? of.metadata : undefined;
  return isJsonObject(inside) ? member(inside, 'labels') : undefined;
}
