import type { Fields } from '../../../compare/shape';
import { byName, hollow, kind, labelSelector, loose, no, or, plain, struct, unordered, whole, any } from './words';

/* Who may what, and what extends the API: rbac, admissionregistration, apiextensions, apiregistration and flowcontrol. */

const RBAC = 'rbac.authorization.k8s.io';

// Neither rules nor subjects have an order that would mean anything.
const rules = unordered(
  struct({
    apiGroups: unordered(),
    nonResourceURLs: unordered(),
    resourceNames: unordered(),
    resources: unordered(),
    verbs: unordered(),
  }),
);
const subjects = unordered(
  struct({ apiGroup: or(({ kind: of }) => (of === 'ServiceAccount' ? undefined : RBAC)) }, 'kind name namespace'),
);
const roleRef = struct({ apiGroup: or(RBAC) }, 'kind name');

const clientConfig = struct({ service: struct({ port: or(443) }, 'name namespace path') }, 'caBundle url');
const selector = hollow(labelSelector);
const operations = struct(
  { apiGroups: unordered(), apiVersions: unordered(), operations: unordered(), resources: unordered(), scope: or('*') },
  '',
);
const webhook = {
  admissionReviewVersions: whole(),
  clientConfig: hollow(clientConfig),
  failurePolicy: or('Fail'),
  matchConditions: byName(struct({}, 'expression name')),
  matchPolicy: or('Equivalent'),
  namespaceSelector: selector,
  objectSelector: selector,
  rules: unordered(operations),
  timeoutSeconds: or(10),
};
const policyRule = struct(
  {
    apiGroups: unordered(),
    apiVersions: unordered(),
    operations: unordered(),
    resourceNames: unordered(),
    resources: unordered(),
    scope: or('*'),
  },
  '',
);
const matchResources = hollow(
  struct({
    excludeResourceRules: unordered(policyRule),
    matchPolicy: or('Equivalent'),
    namespaceSelector: selector,
    objectSelector: selector,
    resourceRules: unordered(policyRule),
  }),
);

const shares = (count: number, more: Fields = {}) =>
  hollow(struct({ lendablePercent: or(0), nominalConcurrencyShares: or(count), ...more }, 'borrowingLimitPercent'));
const limited = shares(30, {
  limitResponse: hollow(
    struct({ type: or('Reject'), queuing: struct({ handSize: or(8), queueLengthLimit: or(50), queues: or(64) }) }),
  ),
});

export const access: Fields = {
  [`Role.${RBAC}`]: kind({ rules }),
  [`ClusterRole.${RBAC}`]: kind({ rules, aggregationRule: loose }),
  [`RoleBinding.${RBAC}`]: kind({ roleRef, subjects }),
  [`ClusterRoleBinding.${RBAC}`]: kind({ roleRef, subjects }),
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': kind({
    webhooks: byName(struct(webhook, 'name sideEffects')),
  }),
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': kind({
    webhooks: byName(struct({ ...webhook, reinvocationPolicy: or('Never') }, 'name sideEffects')),
  }),
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io': kind({
    spec: hollow(
      struct({
        auditAnnotations: whole(),
        failurePolicy: or('Fail'),
        matchConditions: byName(struct({}, 'expression name')),
        matchConstraints: matchResources,
        paramKind: loose,
        validations: whole(),
        variables: byName(struct({}, 'expression name')),
      }),
    ),
  }),
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io': kind({
    spec: hollow(
      struct(
        { matchResources: { ...matchResources, hollow: true }, paramRef: loose, validationActions: unordered() },
        'policyName',
      ),
    ),
  }),
  'CustomResourceDefinition.apiextensions.k8s.io': kind({
    spec: hollow(
      struct(
        {
          conversion: hollow(
            struct({
              strategy: or('None'),
              webhook: struct({ clientConfig: hollow(clientConfig), conversionReviewVersions: whole() }),
            }),
          ),
          names: struct(
            {
              categories: unordered(),
              listKind: or(({ kind: own }) => (typeof own === 'string' ? `${own}List` : undefined)),
              shortNames: unordered(),
              singular: or(({ kind: own }) => (typeof own === 'string' ? own.toLowerCase() : undefined)),
            },
            'kind plural',
          ),
          preserveUnknownFields: no,
          versions: byName(
            struct(
              {
                additionalPrinterColumns: whole(struct({ priority: or(0) }, 'description format jsonPath name type')),
                deprecated: no,
                schema: any,
                selectableFields: whole(),
                served: plain,
                storage: plain,
                subresources: any,
              },
              'deprecationWarning name',
            ),
          ),
        },
        'group scope',
      ),
    ),
  }),
  'APIService.apiregistration.k8s.io': kind({
    spec: hollow(
      struct(
        { insecureSkipTLSVerify: no, service: struct({ port: or(443) }, 'name namespace') },
        'caBundle group groupPriorityMinimum version versionPriority',
      ),
    ),
  }),
  'FlowSchema.flowcontrol.apiserver.k8s.io': kind({
    spec: hollow(
      struct({
        distinguisherMethod: loose,
        matchingPrecedence: or(1000),
        priorityLevelConfiguration: loose,
        rules: whole(),
      }),
    ),
  }),
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io': kind({
    spec: hollow(
      struct({ exempt: shares(0), limited: or(({ type }) => (type === 'Limited' ? {} : undefined), limited) }, 'type'),
    ),
  }),
};
