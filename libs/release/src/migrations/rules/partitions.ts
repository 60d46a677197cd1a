import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { nameOf, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { unwrap } from '../sql-syntax';
import { AFTERWARDS } from './rule';

export function attachPartition(parent: Name, def: Wrapped | undefined, memory: Memory, objtype: string): Finding {
  const kind = 'ATTACH PARTITION';
  const partition = nameOf(unwrap(def, 'PartitionCmd')?.name);
  if (objtype === 'OBJECT_INDEX') return additive(kind, `${shown(partition)} is an index that is there already`);
  if (memory.isOwn('relation', partition))
    return additive(kind, `this migration made ${shown(partition)}, so nobody uses it yet`);
  if (memory.hasCheck(partition)) {
    return additive(kind, `${shown(partition)} has a check, which can tell that its rows belong into ${shown(parent)}`);
  }
  return blocking(
    kind,
    `every row of ${shown(partition)} is looked at, to see that it belongs into ${shown(parent)}, while nobody uses it`,
    'first give it a CHECK that says the same as its bounds (NOT VALID, then VALIDATE CONSTRAINT)',
  );
}

export function detachPartition(parent: Name, def: Wrapped | undefined): Finding {
  const partition = nameOf(unwrap(def, 'PartitionCmd')?.name);
  return destructive(
    'DETACH PARTITION',
    `whoever reads ${shown(parent)} no longer finds the rows of ${shown(partition)}`,
    AFTERWARDS,
  );
}
