import type { DeclaredVariance, IntentDocument } from '../intent-document';
import { isCredentialReference } from './credential-reference';
import { inOrder, isObject, isSame, member } from './json';
import { jsonDifferences } from './json-differences';

type IntentPart = 'artifact' | 'migration' | 'module' | 'configuration' | 'flag' | 'dataset' | 'manifest';

/** One place in which two intents differ; null for nothing. */
export interface IntentDifference {
  readonly kind: IntentPart;
  /** Component, `<database>/<migration>`, setting as in an overlay key, flag, `<flag>.<member>` … */
  readonly subject: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Whether it is this variance that makes the difference. */
  readonly isBy: (variance: DeclaredVariance) => boolean;
}

/** Of an intent, or of a release by itself, all that can differ. */
export type DeclaredParts = Pick<
  IntentDocument,
  'artifacts' | 'migrations' | 'modules' | 'configuration' | 'flags' | 'datasets' | 'manifests' | 'variance'
>;

type Side = DeclaredParts | undefined;
type Place = Omit<IntentDifference, 'from' | 'to'>;

/** Every difference between what two intents declare; release, overlay version and addressee are no part of that. */
export function intentDifferences(before: Side, after: DeclaredParts): readonly IntentDifference[] {
  return [
    ...whole('artifact', before?.artifacts, after.artifacts, ({ digest }) => digest),
    ...namesOf(before?.migrations, after.migrations).flatMap((database) =>
      migrationDifferences(database, before?.migrations[database] ?? [], after.migrations[database] ?? []),
    ),
    ...whole('module', before?.modules, after.modules),
    ...jsonDifferences(before?.configuration ?? {}, after.configuration).map(({ path, ...sides }) => {
      const subject = path.join('.');
      const isWhole = isCredentialReference(sides.before) || isCredentialReference(sides.after);
      const isBy = ({ key }: DeclaredVariance) =>
        key === subject || subject.startsWith(`${key}.`) || (isWhole && key.startsWith(`${subject}.`));
      return difference({ kind: 'configuration', subject, isBy }, sides.before, sides.after);
    }),
    ...namesOf(before?.flags, after.flags).flatMap((flag) => flagDifferences(flag, before, after)),
    ...whole('dataset', before?.datasets, after.datasets),
    ...whole('manifest', before?.manifests, after.manifests),
  ];
}

const never = () => false;

function difference(place: Place, from: unknown, to: unknown): IntentDifference {
  return { ...place, from: from ?? null, to: to ?? null };
}

function namesOf(...sides: readonly (object | undefined)[]): readonly string[] {
  return [...new Set(sides.flatMap((side) => Object.keys(side ?? {})))].sort(inOrder);
}

function whole<Item>(
  kind: IntentPart,
  before: Readonly<Record<string, Item>> | undefined,
  after: Readonly<Record<string, Item>>,
  shown: (item: Item) => unknown = (item) => item,
): readonly IntentDifference[] {
  return namesOf(before, after).flatMap((subject) => {
    const [from, to] = [before?.[subject], after[subject]];
    if (isSame(from, to)) return [];
    const [fromShown, toShown] = [from && shown(from), to && shown(to)];
    const place = { kind, subject, isBy: never };
    return [isSame(fromShown, toShown) ? difference(place, from, to) : difference(place, fromShown, toShown)];
  });
}

type Migrations = IntentDocument['migrations'][string];

/** Removed and changed ones by name, then what is added in the order in which it runs, then a changed order. */
function migrationDifferences(database: string, before: Migrations, after: Migrations): readonly IntentDifference[] {
  const [old, present] = [before, after].map((list) => new Map(list.map(({ id, checksum }) => [id, checksum])));
  const named = (id: string) => ({ kind: 'migration', subject: `${database}/${id}`, isBy: never }) as const;
  const kept = (list: Migrations) => list.map(({ id }) => id).filter((id) => old?.has(id) && present?.has(id));
  const order = [kept(before), kept(after)] as const;
  return [
    ...before
      .filter(({ id, checksum }) => present?.get(id) !== checksum)
      .map(({ id, checksum }) => difference(named(id), checksum, present?.get(id))),
    ...after.filter(({ id }) => !old?.has(id)).map(({ id, checksum }) => difference(named(id), undefined, checksum)),
    ...(isSame(...order) ? [] : [difference({ ...named(''), subject: database }, ...order)]),
  ];
}

/** Member by member; of a flag that is new or gone, what no variance rules over is one difference. */
function flagDifferences(flag: string, before: Side, after: DeclaredParts): readonly IntentDifference[] {
  const [from, to] = [before?.flags[flag], after.flags[flag]];
  if (isSame(from, to)) return [];
  const sides = [from, to].filter((side) => side !== undefined);
  if (!sides.every(isObject)) return [difference({ kind: 'flag', subject: flag, isBy: never }, from, to)];

  const keys = new Set([...(before?.variance ?? []), ...after.variance].map(({ key }) => key));
  const names = namesOf(...sides).filter((name) => sides.length === 2 || keys.has(flagKey(flag, name)));
  const rest =
    sides.length === 2 ? [] : [difference({ kind: 'flag', subject: flag, isBy: never }, ...restOf(from, to, names))];
  return [
    ...rest,
    ...names
      .filter((name) => !isSame(member(from, name), member(to, name)))
      .map((name) => {
        const isBy = ({ key }: DeclaredVariance) => key === flagKey(flag, name);
        return difference({ kind: 'flag', subject: `${flag}.${name}`, isBy }, member(from, name), member(to, name));
      }),
  ];
}

function flagKey(flag: string, name: string): string {
  return name === 'defaultVariant' ? `flags.${flag}` : `flags.${flag}.${name}`;
}

function restOf(from: unknown, to: unknown, names: readonly string[]): readonly [unknown, unknown] {
  const without = (side: unknown) =>
    isObject(side) ? Object.fromEntries(Object.entries(side).filter(([name]) => !names.includes(name))) : undefined;
  return [without(from), without(to)];
}
