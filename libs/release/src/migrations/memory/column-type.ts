import type { TypeName, Wrapped } from '../sql-syntax';
import { textsOf, unwrap } from '../sql-syntax';

/** A built-in type as PostgreSQL names it within, with its modifiers: `varchar`, [20]. */
export interface ColumnType {
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

export function columnType(type: TypeName | undefined): ColumnType | undefined {
  if (type === undefined) return undefined;
  const [first = '', ...rest] = textsOf(type.names);
  const name = first === 'pg_catalog' ? rest.join('.') : [first, ...rest].join('.');
  const modifiers = (type.typmods ?? []).map(numberIn);
  return { name: serials.get(name) ?? name, modifiers, array: (type.arrayBounds ?? []).length > 0 };
}

/** Types that are another one with a sequence as its default. */
export const serials: ReadonlyMap<string, string> = new Map([
  ...['smallserial', 'serial2'].map((name) => [name, 'int2'] as const),
  ...['serial', 'serial4'].map((name) => [name, 'int4'] as const),
  ...['bigserial', 'serial8'].map((name) => [name, 'int8'] as const),
]);

function numberIn(modifier: Wrapped): number {
  const constant = unwrap(modifier, 'A_Const');
  return constant?.ival === undefined ? NaN : (constant.ival.ival ?? 0);
}

/** What changing a column's type does to its table. */
export type TypeChange = 'none' | 'catalogue-only' | 'rewrite-of-the-same-values' | 'other-values';

/** Integers and floats, each as the place in its row: a later one holds every value of an earlier one. */
const widening: readonly (readonly string[])[] = [
  ['int2', 'int4', 'int8', 'numeric'],
  ['float4', 'float8'],
];
/** Types of which only the precision or length may grow without a rewrite, or be taken off altogether. */
const lengthened: ReadonlySet<string> = new Set(['varbit', 'time', 'timetz', 'timestamp', 'timestamptz']);

/** As PostgreSQL 12 and later decide it. */
export function typeChange(from: ColumnType, to: ColumnType): TypeChange {
  const sameName = from.name === to.name;
  if (sameName && from.array === to.array && String(from.modifiers) === String(to.modifiers)) return 'none';
  if (from.array || to.array) return 'other-values';
  if (onlyGrows(from, to)) return 'catalogue-only';
  return holdsTheSame(from, to) ? 'rewrite-of-the-same-values' : 'other-values';
}

function onlyGrows(from: ColumnType, to: ColumnType): boolean {
  if (from.name === 'cidr' && to.name === 'inet') return true;
  if (isText(from) && isText(to)) return to.name === 'text' || !isShorter(from, to);
  if (from.name !== to.name) return false;
  if (from.name === 'numeric') return isWiderNumeric(from.modifiers, to.modifiers);
  return lengthened.has(from.name) && !isShorter(from, to);
}

function holdsTheSame(from: ColumnType, to: ColumnType): boolean {
  const row = widening.find((names) => names.includes(from.name) && names.includes(to.name));
  return row !== undefined && row.indexOf(to.name) > row.indexOf(from.name) && to.modifiers.length === 0;
}

function isText({ name }: ColumnType): boolean {
  return name === 'text' || name === 'varchar';
}

/** Whether fewer characters or digits fit; no modifier is no limit. */
function isShorter(from: ColumnType, to: ColumnType): boolean {
  const [before = Infinity] = from.modifiers;
  const [after = Infinity] = to.modifiers;
  return !(after >= before);
}

function isWiderNumeric(
  [precision = Infinity, scale = 0]: readonly number[],
  [newPrecision = Infinity, newScale = 0]: readonly number[],
): boolean {
  return newPrecision === Infinity || (newPrecision >= precision && newScale === scale);
}
