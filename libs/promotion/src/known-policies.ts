import { entryPolicy, reachPolicy, type Pipeline } from './pipeline';
import type { Policy } from './policy';

/** A configuration never changes, so neither do its policies; they go with it. */
const known = new WeakMap<Pipeline, Map<string, Policy>>();

/** {@link entryPolicy}, made once for a configuration. */
export function knownEntryPolicy(pipeline: Pipeline, environment: string, rollback = false): Policy | undefined {
  const key = `${rollback ? 'back to' : 'into'} ${environment}`;
  return once(pipeline, key, () => entryPolicy(pipeline, environment, rollback));
}

/** {@link reachPolicy}, made once for a configuration. */
export function knownReachPolicy(pipeline: Pipeline, state: string): Policy | undefined {
  return once(pipeline, `reach ${state}`, () => reachPolicy(pipeline, state));
}

function once(pipeline: Pipeline, key: string, make: () => Policy | undefined): Policy | undefined {
  const before = known.get(pipeline)?.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (made !== undefined) known.set(pipeline, (known.get(pipeline) ?? new Map<string, Policy>()).set(key, made));
  return made;
}
