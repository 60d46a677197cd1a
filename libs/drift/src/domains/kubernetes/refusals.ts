import type { RefusalText } from '@ledgerline/kernel';

/** What cannot be compared as objects of a cluster. */
export const manifestRefusals = {
  'manifest-invalid': {
    status: 422,
    says: '{source} is no Kubernetes object: {problem}',
    remedy: 'give manifests, or what `kubectl get -o yaml` shows',
  },
  'manifest-name-generated': {
    status: 422,
    says: '{source}: every run makes another {kind} {generateName}…, so that none can be found again',
    remedy: 'give it a name; what is named by the server cannot be compared',
  },
  'manifest-twice': {
    status: 422,
    says: '{source}: {object} is in {first} already',
    remedy: 'keep one of the two',
  },
  'schema-invalid': {
    status: 422,
    says: 'the schema is no OpenAPI v3 document: {problem}',
    remedy: 'take it with `kubectl get --raw /openapi/v3/…`',
  },
} as const satisfies Record<string, RefusalText>;
