import { segmentsOf } from '../../compare/json';
import type { RevertRequest, RevertStep } from '../reverter';

/** What is asked of one object. */
export interface ObjectRequest {
  /** `Deployment.apps shop/web`. */
  readonly object: string;
  readonly findings: readonly string[];
  /** Places that are to be as declared; the empty path is the object itself. */
  readonly restore: readonly (readonly string[])[];
  /** Places that are to go. */
  readonly remove: readonly (readonly string[])[];
  /** What nobody declared is to go as a whole. */
  readonly isRemoved: boolean;
  /** In which version it was observed, where that is known. */
  readonly apiVersion: string | undefined;
}

/** What holds other things that would be lost with it. */
const holders: ReadonlySet<string> = new Set([
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition.apiextensions.k8s.io',
]);
const HIDDEN = 'hmac-sha256:';

/** What is to be done, object by object, and what is refused. */
export function objectRequests(requests: readonly RevertRequest[]): {
  readonly objects: readonly ObjectRequest[];
  readonly refused: readonly RevertStep[];
} {
  const objects = new Map<string, ObjectRequest>();
  const refused: RevertStep[] = [];
  for (const request of [...requests].sort(inOrder)) {
    const { findingId, difference } = request;
    const object = difference.resource;
    const problem = whyNever(request);
    if (problem !== undefined) {
      refused.push({ object, findings: [findingId], outcome: 'refused', changes: [], conflicts: [], problem });
      continue;
    }
    const path = segmentsOf(difference.path);
    const before = objects.get(object) ?? nothing(object);
    const isWhole = path.length === 0;
    const isUnexpected = difference.kind === 'unexpected';
    objects.set(object, {
      ...before,
      findings: [...before.findings, findingId],
      restore: isUnexpected ? before.restore : [...before.restore, path],
      remove: isUnexpected && !isWhole ? [...before.remove, path] : before.remove,
      isRemoved: before.isRemoved || (isUnexpected && isWhole),
      apiVersion: before.apiVersion ?? versionIn(difference.observed),
    });
  }
  return { objects: [...objects.values()], refused };
}

/** Why a program must not restore this; undefined where it may. */
function whyNever({ difference: { resource, path, kind, declared, observed } }: RevertRequest): string | undefined {
  const [type = ''] = resource.split(' ');
  const [first, second] = segmentsOf(path);
  if (type === 'Secret' && (first !== 'metadata' || path === '')) {
    return 'a secret is never restored: it may have been rotated; roll the new one out, or declare its reference';
  }
  if (isHidden(declared) || isHidden(observed)) {
    return 'what looks like a secret is never restored: it may have been rotated';
  }
  if (first === 'running') return 'pods run something else than their template says: roll out again';
  if (kind === 'unexpected' && path === '' && holders.has(type))
    return 'what would be lost with it stays lost: by hand';
  if (first === 'metadata' && second === 'deletionTimestamp') return 'it is being deleted, which nobody can take back';
  return first === undefined || resource.includes(' ') ? undefined : 'it is no object of a cluster';
}

const isHidden = (value: unknown) => typeof value === 'string' && value.startsWith(HIDDEN);

function versionIn(observed: unknown): string | undefined {
  const found: unknown =
    typeof observed === 'object' && observed !== null && 'apiVersion' in observed && observed.apiVersion;
  return typeof found === 'string' ? found : undefined;
}

const nothing = (object: string): ObjectRequest => ({
  object,
  findings: [],
  restore: [],
  remove: [],
  isRemoved: false,
  apiVersion: undefined,
});

const inOrder = (one: RevertRequest, other: RevertRequest) => (orderOf(one) < orderOf(other) ? -1 : 1);
const orderOf = ({ difference: { resource, path } }: RevertRequest) => `${resource} ${path}`;
