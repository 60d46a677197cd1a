import type { Located } from '../../compare/domain';
import type { Difference } from '../../difference';
import { readImage } from './images';

/** Fields of which a change lets other code run, or lets somebody do more. */
const decisive: ReadonlySet<string> = new Set([
  'args',
  'command',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'image',
  'roleRef',
  'rules',
  'running',
  'securityContext',
  'serviceAccountName',
  'subjects',
]);
const containers: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

export function severityOf({ name, path, kind }: Located): Difference['severity'] {
  const [first, second] = path;
  if (first === undefined) return kind === 'missing' ? 'critical' : 'material';
  if (first === 'metadata') return second === 'finalizers' || second === 'ownerReferences' ? 'material' : 'minor';
  if (name.startsWith('Secret ') || path.some((segment) => decisive.has(segment))) return 'critical';
  // A container as a whole, more or less than was declared.
  return containers.has(path.at(-2) ?? '') ? 'critical' : 'material';
}

/** What is wrong, where there are better words than the general ones. */
export function problemAt({ path, kind, declared, observed }: Located): string | undefined {
  const last = path.at(-1);
  if (path.length === 0 && kind === 'missing') return 'the object is declared and not there';
  if (path.length === 0 && kind === 'unexpected')
    return 'the object is there, marked as ours or in a place of ours, and nobody declared it';
  if (path[0] === 'running') return runningProblem(kind);
  if (last === 'kubectl.kubernetes.io/restartedAt') return 'the pods were restarted by hand';
  if (last === 'deletionTimestamp') return 'the object is being deleted';
  if (last !== 'image' || kind !== 'changed') return undefined;
  const isTag = typeof observed === 'string' && readImage(observed).digest === undefined;
  const wasDigest = typeof declared === 'string' && readImage(declared).digest !== undefined;
  return isTag && wasDigest
    ? 'it names a tag, which can move, and a digest is declared'
    : 'another image is to run than the one that is declared';
}

function runningProblem(kind: Located['kind']): string {
  if (kind === 'unexpected') return 'a container runs that nobody declared';
  return 'the image that runs is not the one that is declared';
}
