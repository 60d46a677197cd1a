import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { plain, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { unwrap } from '../sql-syntax';
import { AFTERWARDS } from './rule';

const LATER = 'ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a later migration';

export function addConstraint(table: Name, def: Wrapped | undefined): Finding {
  const {
    contype = '',
    skip_validation: later,
    is_enforced: enforced,
    indexname: index,
  } = unwrap(def, 'Constraint') ?? {};
  const on = shown(table);
  switch (contype) {
    case 'CONSTR_FOREIGN':
    case 'CONSTR_CHECK':
    case 'CONSTR_NOTNULL': {
      const kind = named(contype);
      if (later === true || enforced === false) {
        return additive(
          kind,
          `rows of ${on} that are there are not looked at; new ones have to pass, also those of the running release`,
        );
      }
      const both = contype === 'CONSTR_FOREIGN' ? `${on} and the table that it refers to` : on;
      return blocking(
        kind,
        `every row of ${on} is looked at, and nobody writes to ${both} meanwhile; it fails where one does not pass`,
        LATER,
      );
    }
    case 'CONSTR_UNIQUE':
    case 'CONSTR_PRIMARY':
      if (index !== undefined) return additive(named(contype), `index ${plain(index)} of ${on} is there already`);
      return blocking(
        named(contype),
        `its index is built while nobody writes to ${on}; it fails where two rows are the same`,
        'CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX',
      );
    case 'CONSTR_EXCLUSION':
      return blocking(
        'ADD EXCLUDE',
        `its index is built while nobody uses ${on}, and there is no way to build it beside`,
        'do it while nothing needs the table, with a lock_timeout',
      );
    default:
      return destructive(
        'ADD CONSTRAINT',
        'it is not known what this constraint does',
        'let somebody who knows look at it',
      );
  }
}

export function validateConstraint(table: Name, constraint: string, memory: Memory): Finding {
  const kind = 'VALIDATE CONSTRAINT';
  if (memory.isLockedFor(table, constraint)) {
    return blocking(
      kind,
      `constraint ${plain(constraint)} was added in this transaction, whose lock on ${shown(table)} is held while every row is looked at`,
      'validate it in a transaction, better a migration, of its own',
    );
  }
  return additive(kind, `every row of ${shown(table)} is looked at while others read and write`);
}

export function dropConstraint(table: Name, constraint: string, memory: Memory): Finding {
  const kind = 'DROP CONSTRAINT';
  const name = `${plain(constraint)} of ${shown(table)}`;
  if (memory.isOwn('constraint', [...table, constraint])) return additive(kind, `${name} was added by this migration`);
  const column = memory.proves(table, constraint);
  if (column !== undefined && memory.column(table, column)?.notNull === true) {
    return additive(kind, `${name} says no more than NOT NULL of the column does`);
  }
  return destructive(
    kind,
    `${name} stops guarding the data: rows may come in with which it cannot be put back, and ON CONFLICT may miss it`,
    AFTERWARDS,
  );
}

export function alterConstraint(table: Name, def: Wrapped | undefined): Finding {
  const kind = 'ALTER CONSTRAINT';
  const { conname = '', alterEnforceability, is_enforced } = unwrap(def, 'ATAlterConstraint') ?? {};
  const name = `${plain(conname)} of ${shown(table)}`;
  if (alterEnforceability !== true) return additive(kind, `only when ${name} is checked changes`);
  if (is_enforced === true) {
    return blocking(
      kind,
      `every row is held against ${name} while nobody writes to the table`,
      'do it while little is written, with a lock_timeout',
    );
  }
  return destructive(
    kind,
    `${name} stops guarding the data: rows may come in with which it cannot be put back`,
    AFTERWARDS,
  );
}

function named(contype: string): string {
  const kinds: Readonly<Record<string, string>> = {
    CONSTR_FOREIGN: 'ADD FOREIGN KEY',
    CONSTR_CHECK: 'ADD CHECK',
    CONSTR_NOTNULL: 'ADD NOT NULL',
    CONSTR_UNIQUE: 'ADD UNIQUE',
    CONSTR_PRIMARY: 'ADD PRIMARY KEY',
  };
  return kinds[contype] ?? 'ADD CONSTRAINT';
}
