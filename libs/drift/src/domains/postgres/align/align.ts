import { copied } from '../copied';
import type { DatabaseSchema } from '../database-schema';
import type { Kept } from './bookkeeping';
import { leaveOutBookkeeping } from './bookkeeping';
import { leaveOutCovered } from './default-privileges';
import { fillIn } from './fill-in';
import { leaveOutImpliedSequences } from './implied-sequences';
import type { Others } from './owned';
import { leaveOutOthers, ownedSchemas } from './owned';
import { leaveOutOwners, renameOwner } from './roles';
import { matchUsualNames } from './usual-names';
import type { Incomparable } from './versions';
import { leaveOutVersions } from './versions';

/** Two schemas, brought to where everything in which they differ means something. */
export interface Aligned {
  readonly declared: DatabaseSchema;
  readonly observed: DatabaseSchema;
  /** What is others' and was left alone. */
  readonly others: Others | undefined;
  readonly bookkeeping: readonly Kept[];
  readonly incomparable: readonly Incomparable[];
}

/**
 * Brings what migrations made on a scratch server and what was observed to one form: the same role's names, the same
 * names where a server chose them, without what belongs to others and without what only the version of a server makes.
 * The arguments stay as they are.
 */
export function align(reference: DatabaseSchema, found: DatabaseSchema): Aligned {
  const [declared, observed] = [copied(reference), copied(found)];
  const others = leaveOutOthers(observed, ownedSchemas(declared));
  const bookkeeping = leaveOutBookkeeping(observed, declared);
  leaveOutUnsaid(declared, observed);
  const incomparable = [...leaveOutUntried(declared, observed), ...leaveOutVersions(declared, observed)];
  renameOwner(declared, observed.owner);
  leaveOutOwners(declared, observed);
  leaveOutCovered(declared, observed);
  matchUsualNames(declared, observed);
  leaveOutImpliedSequences(declared, observed);
  leaveOutImpliedSequences(observed, declared);
  fillIn(declared, observed);
  return { declared, observed, others, bookkeeping, incomparable };
}

/** What could not be tried is not known, whatever is there. */
function leaveOutUntried(declared: DatabaseSchema, observed: DatabaseSchema): readonly Incomparable[] {
  return (declared.untried ?? []).map((kind) => {
    Reflect.deleteProperty(declared, kind);
    Reflect.deleteProperty(observed, kind);
    return {
      path: [kind],
      reason: 'the scratch server lets nobody but a superuser make these, so the migrations were tried without',
    };
  });
}

/** Who may connect to a database, and what it is for, is said by whoever made it, unless a migration says so. */
function leaveOutUnsaid(declared: DatabaseSchema, observed: DatabaseSchema): void {
  if (declared.database?.grants === undefined) Reflect.deleteProperty(observed.database ?? {}, 'grants');
  if (declared.database?.comment === undefined) Reflect.deleteProperty(observed.database ?? {}, 'comment');
}
