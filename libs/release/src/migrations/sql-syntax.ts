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
  readonly alias?: { readonly aliasname?: string };
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
  /** `IF NOT EXISTS`, `IF EXISTS`. */
  readonly missing_ok?: boolean;
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

interface DefElem {
  readonly defname?: string;
  readonly arg?: Wrapped;
}

export interface SelectLike {
  readonly intoClause?: { readonly rel?: RangeVar };
}

/** Nodes by the name that they are wrapped in. */
interface Nodes {
  readonly A_Const: { readonly ival?: { readonly ival?: number }; readonly sval?: { readonly sval?: string } };
  readonly ATAlterConstraint: {
    readonly conname?: string;
    readonly alterEnforceability?: boolean;
    readonly is_enforced?: boolean;
  };
  readonly AlterTableCmd: AlterTableCmd;
  readonly AlterTableStmt: AlterTableStmt;
  readonly BoolExpr: { readonly boolop?: string; readonly args?: readonly Wrapped[] };
  readonly ColumnDef: ColumnDef;
  readonly ColumnRef: { readonly fields?: readonly Wrapped[] };
  readonly Constraint: Constraint;
  readonly CreateStmt: CreateStmt;
  readonly DefElem: DefElem;
  readonly FunctionParameter: { readonly argType?: TypeName; readonly mode?: string };
  readonly Integer: { readonly ival?: number };
  readonly List: { readonly items?: readonly Wrapped[] };
  readonly MergeWhenClause: { readonly commandType?: string };
  readonly NullTest: { readonly arg?: Wrapped; readonly nulltesttype?: string };
  readonly ObjectWithArgs: { readonly objname?: readonly Wrapped[]; readonly objargs?: readonly Wrapped[] };
  readonly PartitionCmd: { readonly name?: RangeVar };
  readonly RangeVar: RangeVar;
  readonly ReplicaIdentityStmt: { readonly identity_type?: string };
  readonly ResTarget: { readonly name?: string };
  readonly RoleSpec: { readonly rolename?: string };
  readonly String: { readonly sval?: string };
  readonly TypeCast: { readonly arg?: Wrapped; readonly typeName?: TypeName };
  readonly TypeName: TypeName;
  readonly VacuumRelation: { readonly relation?: RangeVar };
}

/** The node under this name, where the wrapped one is of this kind. */
export function unwrap<Kind extends keyof Nodes>(wrapped: Wrapped | undefined, kind: Kind): Nodes[Kind] | undefined {
  return wrapped?.[kind] as Nodes[Kind] | undefined;
}

/** The nodes of this kind among them. */
export function unwrapAll<Kind extends keyof Nodes>(
  wrapped: readonly Wrapped[] | undefined,
  kind: Kind,
): readonly Nodes[Kind][] {
  return (wrapped ?? []).flatMap((item) => unwrap(item, kind) ?? []);
}

/** What a list of names says: `{ String: { sval } }` each. */
export function textsOf(list: readonly Wrapped[] | undefined): readonly string[] {
  return unwrapAll(list, 'String').map(({ sval = '' }) => sval);
}

/** Whether an option is on: named alone, or with a word for yes. */
export function isOn(options: readonly Wrapped[] | undefined, name: string): boolean {
  const option = unwrapAll(options, 'DefElem').find(({ defname }) => defname === name);
  if (option === undefined) return false;
  const { String: text, Integer: number, Boolean: truth } = option.arg ?? {};
  const word = (text as { readonly sval?: string } | undefined)?.sval;
  if (word !== undefined) return !/^(?:off|false|no)$/i.test(word);
  if (truth !== undefined) return (truth as { readonly boolval?: boolean }).boolval === true;
  return number === undefined || (number as { readonly ival?: number }).ival !== undefined;
}
