import type { Name } from '../names';
import type { ColumnType } from './column-type';

export interface ColumnFacts {
  readonly type?: ColumnType;
  readonly notNull: boolean;
}

/** A constraint that says that a column has no NULL, and whether every row was held against it. */
interface Proof {
  readonly column: string;
  readonly valid: boolean;
}

interface TableFacts {
  readonly columns: Map<string, ColumnFacts>;
  readonly proofs: Map<string, Proof>;
  /** Checks by name, and whether every row was held against them. */
  readonly checks: Map<string, boolean>;
  /** It may have columns that nobody told. */
  readonly partial: boolean;
}

const emptyTable = (partial: boolean): TableFacts => {
  return { columns: new Map(), proofs: new Map(), checks: new Map(), partial };
};

/** Kinds of objects that share their names; a function's name has its argument types in it. */
export type Space = 'relation' | 'type' | 'function' | 'schema' | Part | (string & {});
/** What belongs to a table, and is named after it. */
type Part = 'column' | 'constraint' | 'trigger' | 'policy' | 'rule';
export const parts: ReadonlySet<string> = new Set<Part>(['column', 'constraint', 'trigger', 'policy', 'rule']);

/**
 * What is known of a database from its migrations, up to the statement that is looked at: which objects the present
 * migration made itself, whether a transaction is open, and what columns are. Folded statement by statement, migration by
 * migration. What it does not know is not so: rules take that as the worse case.
 */
export class Memory {
  inTransaction = false;
  private own = new Set<string>();
  private ownBefore: ReadonlySet<string> = new Set();
  /** Constraints that were added in the transaction that is open. */
  private addedInTransaction = new Set<string>();
  private vanishAtCommit = new Set<string>();
  private readonly tables = new Map<string, TableFacts>();
  private path = 0;
  private paths = 0;

  /** `complete` when every migration that ran before is told to it. */
  constructor(private complete: boolean) {}

  beginMigration(): void {
    this.own = new Set();
    this.endTransaction();
    this.path = 0;
  }

  /** Something ran of which nobody can tell what it did. */
  distrust(): void {
    this.complete = false;
    this.tables.clear();
  }

  /** Names without a schema mean something else from here on. */
  changePath(): void {
    this.paths += 1;
    this.path = this.paths;
  }

  beginTransaction(): void {
    this.inTransaction = true;
    this.ownBefore = new Set(this.own);
  }

  commit(): void {
    for (const key of this.vanishAtCommit) this.own.delete(key);
    this.endTransaction();
  }

  /** Whatever was made since the transaction began is taken for gone. */
  rollBack(): void {
    this.own = new Set(this.ownBefore);
    this.distrust();
  }

  endTransaction(): void {
    this.inTransaction = false;
    this.addedInTransaction = new Set();
    this.vanishAtCommit = new Set();
  }

  /** Whether this migration made it, or the schema that it is in. */
  isOwn(space: Space, name: Name): boolean {
    if (this.own.has(this.key(space, name))) return true;
    const [first = ''] = name;
    if (isQualified(space, name)) return this.own.has(this.key('schema', [first]));
    return space === 'relation' && this.own.has(temporary(first));
  }

  made(space: Space, name: Name): void {
    this.own.add(this.key(space, name));
  }

  /** A temporary relation stands before others of its name. */
  madeTemporary(name: Name, untilCommit: boolean): void {
    if (untilCommit && !this.inTransaction) return;
    const key = temporary(name.at(-1) ?? '');
    this.own.add(key);
    if (untilCommit) this.vanishAtCommit.add(key);
  }

  gone(space: Space, name: Name): void {
    if (space === 'relation' && name.length === 1 && this.own.delete(temporary(name[0] ?? ''))) return;
    this.own.delete(this.key(space, name));
    if (space === 'relation') this.tables.delete(this.tableKey(name));
  }

  /** Whether there is certainly no such table yet. */
  isNew(table: Name): boolean {
    return this.complete && !this.tables.has(this.tableKey(table));
  }

  /** Whether the table is known, and certainly has no such column yet. */
  isNewColumn(table: Name, column: string): boolean {
    const known = this.tables.get(this.tableKey(table));
    return known?.partial === false && !known.columns.has(column);
  }

  /** `partial` where it gets columns from elsewhere. */
  newTable(table: Name, partial: boolean): void {
    this.tables.set(this.tableKey(table), emptyTable(partial));
  }

  column(table: Name, column: string): ColumnFacts | undefined {
    return this.tables.get(this.tableKey(table))?.columns.get(column);
  }

  setColumn(table: Name, column: string, facts: Partial<ColumnFacts>): void {
    const { columns } = this.table(table);
    const before = columns.get(column) ?? { notNull: false };
    columns.set(column, { ...before, ...facts });
  }

  dropColumn(table: Name, column: string): void {
    this.table(table).columns.delete(column);
    this.gone('column', [...table, column]);
  }

  /** Whether a constraint says that the column has no NULL, and all rows were held against it. */
  isProven(table: Name, column: string): boolean {
    const proofs = this.tables.get(this.tableKey(table))?.proofs.values() ?? [];
    return [...proofs].some((proof) => proof.column === column && proof.valid);
  }

  /** The column of which this constraint says that it has no NULL. */
  proves(table: Name, constraint: string): string | undefined {
    return this.tables.get(this.tableKey(table))?.proofs.get(constraint)?.column;
  }

  prove(table: Name, constraint: string, proof: Proof): void {
    this.table(table).proofs.set(constraint, proof);
  }

  addCheck(table: Name, constraint: string, valid: boolean): void {
    this.table(table).checks.set(constraint, valid);
  }

  /** Whether there is a check that every row was held against. */
  hasCheck(table: Name): boolean {
    return [...(this.tables.get(this.tableKey(table))?.checks.values() ?? [])].includes(true);
  }

  validated(table: Name, constraint: string): void {
    const column = this.proves(table, constraint);
    if (column !== undefined) this.prove(table, constraint, { column, valid: true });
    const { checks } = this.table(table);
    if (checks.has(constraint)) checks.set(constraint, true);
  }

  addedConstraint(table: Name, constraint: string): void {
    this.made('constraint', [...table, constraint]);
    if (this.inTransaction) this.addedInTransaction.add(this.constraintKey(table, constraint));
  }

  dropConstraint(table: Name, constraint: string): void {
    this.gone('constraint', [...table, constraint]);
    const known = this.tables.get(this.tableKey(table));
    known?.proofs.delete(constraint);
    known?.checks.delete(constraint);
  }

  /** Whether the lock that adding it took is still held. */
  isLockedFor(table: Name, constraint: string): boolean {
    return this.addedInTransaction.has(this.constraintKey(table, constraint));
  }

  renameTable(table: Name, to: string): void {
    const renamed = [...table.slice(0, -1), to];
    const facts = this.tables.get(this.tableKey(table));
    if (this.own.has(this.tableKey(table))) this.made('relation', renamed);
    this.gone('relation', table);
    if (facts !== undefined) this.tables.set(this.tableKey(renamed), facts);
  }

  private table(name: Name): TableFacts {
    const key = this.tableKey(name);
    const known = this.tables.get(key) ?? emptyTable(true);
    this.tables.set(key, known);
    return known;
  }

  private tableKey(name: Name): string {
    return this.key('relation', name);
  }

  private constraintKey(table: Name, constraint: string): string {
    return this.key('constraint', [...table, constraint]);
  }

  /** `public` is where names without a schema are, until the search path is changed. */
  private key(space: Space, name: Name): string {
    const path = this.path === 0 ? 'public' : `path ${String(this.path)}`;
    return `${space} ${isQualified(space, name) || space === 'schema' ? '' : `${path}.`}${name.join('.')}`;
  }
}

function isQualified(space: Space, name: Name): boolean {
  return name.length > (parts.has(space) ? 2 : 1);
}

function temporary(name: string): string {
  return `relation pg_temp.${name}`;
}
