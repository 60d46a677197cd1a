import type { Safety } from '../gate-facts';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

const order: readonly Safety[] = ['additive', 'blocking', 'destructive', 'unknown'];

/** What nobody has read may do anything. */
export function migrationsGate({ atMost }: GateOf<'migrations'>, { inputs }: Judged): Verdict {
  const { toRun = [] } = inputs.migrations ?? {};
  const worse = toRun.filter(({ safety }) => order.indexOf(safety) > order.indexOf(atMost));
  if (worse.length === 0) {
    return holds(toRun.length === 0 ? 'no migration is to run' : `no migration is worse than ${atMost}`);
  }
  const each = worse.map(
    ({ database, id, safety, because }) =>
      `${database}/${id} is ${safety}${because === undefined ? '' : `: ${because}`}`,
  );
  return open(each.join('; '), [`a release whose migrations are ${atMost}`, '`ledgerline exception request`']);
}
