/** The parts of PostgreSQL's parse tree that the rules read, as `libs/platform/sql-parser` hands it on. */

/** One member, named after the node's kind, with the node as its value. */
export type Wrapped = Readonly<Record<string, unknown>>;

export interface RangeVar {
  readonly schemaname?: string;
  readonly relname?: string;
  /** False after `ONLY`. */
  readonly inh?: boolean;
  /** `p` permanent, `t` temporary, `u` unlogged. */
  readonly relpersistence?: string;
}

export interface TypeName {
  readonly names?: readonly Wrapped[];
  readonly typmods?: readonly Wrapped[];
  readonly arrayBounds?: readonly Wrapped[];
}

export interface Constraint {
  readonly contype?: string;
  readonly conname?: string;
  readonly raw_expr?: Wrapped;
  /** `a` always, `d` by default. */
  readonly generated_when?: string;
  /** `s` stored, `v` virtual. */
  readonly generated_kind?: string;
  readonly skip_validation?: boolean;
  readonly is_enforced?: boolean;
  readonly indexname?: string;
  readonly keys?: readonly Wrapped[];
}

export interface ColumnDef {
  readonly colname?: string;
  readonly typeName?: TypeName;
  readonly constraints?: readonly Wrapped[];
  readonly collClause?: unknown;
  /** `USING` of `ALTER COLUMN … TYPE`. */
  readonly raw_default?: Wrapped;
}

export interface AlterTableCmd {
  readonly subtype?: string;
  readonly name?: string;
  readonly def?: Wrapped;
}

export interface AlterTableStmt {
  readonly relation?: RangeVar;
  readonly cmds?: readonly Wrapped[];
  readonly objtype?: string;
}

export interface CreateStmt {
  readonly relation?: RangeVar;
  readonly tableElts?: readonly Wrapped[];
  readonly inhRelations?: readonly Wrapped[];
  readonly partbound?: unknown;
  readonly constraints?: readonly Wrapped[];
  readonly oncommit?: string;
  readonly if_not_exists?: boolean;
}

export interface DropStmt {
  readonly objects?: readonly Wrapped[];
  readonly removeType?: string;
  readonly concurrent?: boolean;
}

export interface RenameStmt {
  readonly renameType?: string;
  readonly relationType?: string;
  readonly relation?: RangeVar;
  readonly object?: Wrapped;
  readonly subname?: string;
  readonly newname?: string;
}

export interface DefElem {
  readonly defname?: string;
  readonly arg?: Wrapped;
}

export interface SelectLike {
  readonly intoClause?: { readonly rel?: RangeVar };
}

/** The node under this name, where the wrapped one is of this kind. */
export function unwrap<Node>(wrapped: Wrapped | undefined, kind: string): Node | undefined {
  return wrapped?.[kind] as Node | undefined;
}

/** The nodes of this kind among them. */
export function unwrapAll<Node>(wrapped: readonly Wrapped[] | undefined, kind: string): readonly Node[] {
  return (wrapped ?? []).flatMap((item) => (Object.hasOwn(item, kind) ? [item[kind] as Node] : []));
}

/** What a list of names says: `{ String: { sval } }` each. */
export function textsOf(list: readonly Wrapped[] | undefined): readonly string[] {
  return unwrapAll<{ readonly sval?: string }>(list, 'String').map(({ sval = '' }) => sval);
}

/** Whether an option is on: named alone, or with a word for yes. */
export function isOn(options: readonly Wrapped[] | undefined, name: string): boolean {
  const option = unwrapAll<DefElem>(options, 'DefElem').find(({ defname }) => defname === name);
  if (option === undefined) return false;
  const { String: text, Integer: number, Boolean: truth } = option.arg ?? {};
  const word = (text as { readonly sval?: string } | undefined)?.sval;
  if (word !== undefined) return !/^(?:off|false|no)$/i.test(word);
  if (truth !== undefined) return (truth as { readonly boolval?: boolean }).boolval === true;
  return number === undefined || (number as { readonly ival?: number }).ival !== undefined;
}
