import { contentDigest } from '@ledgerline/kernel';
import type { DatabaseSchema, Grants } from '../../../domains/postgres/database-schema';
import { MOST_CHARACTERS } from '../../../domains/postgres/fields';
import { ownOr } from '../../../domains/postgres/own';

/** Something that is true, by that; left out otherwise. */
export function present<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSomething(value))) as {
    [Key in keyof Fields]?: NonNullable<Fields[Key]>;
  };
}

/** The texts of a record that are there. */
export function texts(of: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([name, text]) => (text === null ? [] : [[name, bounded(text)]])),
  );
}

function isSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** A text as it is, or its digest where it is too long to be carried about. */
export function bounded(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${contentDigest(text)} (${String(text.length)} characters)`;
}

/** Role, privilege, and whether it may be given on. */
export type PrivilegeRow = readonly [role: string, privilege: string, grantable: boolean];

export function grantsFrom(rows: readonly PrivilegeRow[] | null): Grants {
  const grants: Grants = {};
  for (const [role, privilege, grantable] of rows ?? []) {
    const held = ownOr(grants, keyOf(role), {});
    if (held[privilege] !== 'with grant option') held[privilege] = grantable ? 'with grant option' : 'granted';
  }
  return grants;
}

/** A name under which something can be kept. */
export function keyOf(name: string): string {
  return name === '__proto__' ? '"__proto__"' : name;
}

/** `name=value` as the catalogue keeps options. */
export function optionsFrom(options: readonly string[] | null): Record<string, string> {
  return Object.fromEntries(
    (options ?? []).map((option) => {
      const end = option.indexOf('=');
      return end < 0 ? [option, ''] : [option.slice(0, end), bounded(option.slice(end + 1))];
    }),
  );
}

/** Comments by what they are on. */
export class Comments {
  private readonly known = new Map<string, string>();

  add(catalog: string, oid: number, part: number, comment: string): void {
    this.known.set(`${catalog} ${String(oid)} ${String(part)}`, bounded(comment));
  }

  of(catalog: string, oid: number, part = 0): { readonly comment?: string } {
    const comment = this.known.get(`${catalog} ${String(oid)} ${String(part)}`);
    return comment === undefined ? {} : { comment };
  }
}

/** What has been read so far. */
export interface Draft {
  readonly schema: DatabaseSchema;
  readonly comments: Comments;
}

/** One query on the catalogue and what becomes of its rows. */
interface PartOf<Row> {
  /** What it reads, for whoever may not see it. */
  readonly what: string;
  /** Where it depends on the server, by its version: `180000`. */
  readonly sql: string | ((version: number) => string);
  /** Below this version there is nothing of the kind. */
  readonly since?: number;
  add(draft: Draft, rows: readonly Row[]): void;
}
export type CatalogPart = PartOf<object>;

/** A part whatever its rows. */
export function part<Row extends object>(definition: PartOf<Row>): CatalogPart {
  return definition;
}

export interface Named {
  readonly oid: number;
  readonly name: string;
}
