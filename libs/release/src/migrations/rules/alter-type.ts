import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { objectName, plain, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { AlterTableCmd, Wrapped } from '../sql-syntax';
import { textsOf, unwrap } from '../sql-syntax';
import { AFTERWARDS, MADE_HERE, OUTSIDE } from './rule';

export interface AlterEnumStmt {
  readonly typeName?: readonly Wrapped[];
  readonly oldVal?: string;
  readonly newVal?: string;
}

export interface AlterDomainStmt {
  readonly subtype?: string;
  readonly typeName?: readonly Wrapped[];
  readonly name?: string;
  readonly def?: Wrapped;
}

export function alterEnum({ typeName, oldVal }: AlterEnumStmt, memory: Memory): Finding {
  const type = textsOf(typeName);
  const kind = oldVal === undefined ? 'ALTER TYPE ADD VALUE' : 'ALTER TYPE RENAME VALUE';
  if (memory.isOwn('type', type)) return additive(kind, `${shown(type)}: ${MADE_HERE}`);
  if (oldVal !== undefined) {
    return destructive(
      kind,
      `a release that names a value of ${shown(type)} as it was called fails`,
      'add a value of the new name, and let releases move to it',
    );
  }
  if (memory.inTransaction) {
    return blocking(
      kind,
      `in a transaction it fails before PostgreSQL 12, and since then the new value of ${shown(type)} cannot be used until the commit`,
      OUTSIDE,
    );
  }
  return additive(kind, `nothing writes the new value of ${shown(type)} before a release that knows it`);
}

export function alterDomain({ subtype, typeName, name = '', def }: AlterDomainStmt, memory: Memory): Finding {
  const domain = textsOf(typeName);
  const on = shown(domain);
  const finding = (): Finding => {
    switch (subtype) {
      case 'T':
        if (def !== undefined) return additive('ALTER DOMAIN SET DEFAULT', `only rows that come are given it`);
        return destructive(
          'ALTER DOMAIN DROP DEFAULT',
          `the running release may leave columns of ${on} out: then they are NULL, or the insert fails`,
          AFTERWARDS,
        );
      case 'N':
        return additive('ALTER DOMAIN DROP NOT NULL', `columns of ${on} may be NULL from now on`);
      case 'O':
        return destructive(
          'ALTER DOMAIN SET NOT NULL',
          `the running release may write NULL to columns of ${on}; and every row of every table that has one is looked at under a lock`,
          'ALTER DOMAIN … ADD CHECK (VALUE IS NOT NULL) NOT VALID, and VALIDATE CONSTRAINT in a later migration',
        );
      case 'C': {
        const later = unwrap(def, 'Constraint')?.skip_validation === true;
        if (later)
          return additive(
            'ALTER DOMAIN ADD CONSTRAINT',
            `values of ${on} that are there are not looked at; new ones have to pass`,
          );
        return blocking(
          'ALTER DOMAIN ADD CONSTRAINT',
          `every row of every table with a column of ${on} is looked at, and nobody writes to them meanwhile`,
          'ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a later migration',
        );
      }
      case 'V':
        return additive(
          'ALTER DOMAIN VALIDATE CONSTRAINT',
          `values of ${on} are looked at while others read and write`,
        );
      default:
        return destructive(
          'ALTER DOMAIN DROP CONSTRAINT',
          `${plain(name)} of ${on} stops guarding the data: values may come in with which it cannot be put back`,
          AFTERWARDS,
        );
    }
  };
  const judged = finding();
  return memory.isOwn('type', domain) ? additive(judged.kind, `${on}: ${MADE_HERE}`) : judged;
}

/** A part of a composite type: `ALTER TYPE … ADD ATTRIBUTE`. */
export function alterAttribute(type: Name, { subtype, name = '' }: AlterTableCmd): Finding {
  const on = shown([...type, name].filter((word) => word !== ''));
  switch (subtype) {
    case 'AT_AddColumn':
      return additive('ADD ATTRIBUTE', `values of ${on} get one more part, which nothing that runs names`);
    case 'AT_DropColumn':
      return destructive('DROP ATTRIBUTE', `${on} is lost wherever the type is used`, AFTERWARDS);
    default:
      return destructive('ALTER TYPE', `whoever uses ${on} meets another type`, AFTERWARDS);
  }
}

/** `ALTER SEQUENCE`: numbers that were given out may be given out again. */
export function alterSequence(
  { sequence, options }: { readonly sequence?: Wrapped; readonly options?: readonly Wrapped[] },
  memory: Memory,
): Finding {
  const name = objectName({ RangeVar: sequence });
  if (memory.isOwn('relation', name)) return additive('ALTER SEQUENCE', `${shown(name)}: ${MADE_HERE}`);
  const set = (options ?? []).map((option) => unwrap(option, 'DefElem')?.defname ?? '');
  if (set.every((option) => option === 'owned_by' || option === 'cache')) {
    return additive('ALTER SEQUENCE', `the numbers of ${shown(name)} stay what they are`);
  }
  return destructive(
    'ALTER SEQUENCE',
    `${shown(name)} may give out numbers again that are in use, or none any more`,
    'leave it as it is, or set it only further on and by hand',
  );
}
