import type { Located } from '../../compare/domain';
import type { Difference } from '../../difference';

type Severity = Difference['severity'];

/** How grave a difference in a schema is; `path` begins below `schema`. */
export function schemaSeverity({ path, kind, observed }: Pick<Located, 'path' | 'kind' | 'observed'>): Severity {
  if (isMinor(path)) return 'minor';
  return isCritical(path, kind, observed) ? 'critical' : 'material';
}

/** What no query, and nobody who asks one, can notice but by its speed. */
const minorFields: ReadonlySet<string> = new Set(['comment', 'statistics', 'storage', 'compression', 'clusteredBy']);

function isMinor(path: readonly string[]): boolean {
  const [kind, , field, , detail] = path;
  if (kind === 'statistics' || path.at(-1) === 'comment') return true;
  if (field !== undefined && minorFields.has(field)) return true;
  if (field === 'options') return kind !== 'views';
  return field === 'columns' && detail !== undefined && (minorFields.has(detail) || detail === 'options');
}

/** What lets somebody see or change what was not meant for them, or lets data in that was to be kept out. */
function isCritical(
  [kind, , field, name, detail]: readonly string[],
  how: Located['kind'],
  observed: unknown,
): boolean {
  if (kind === 'schemas' && field === undefined) return false;
  if (field === undefined) return isCriticalWhole(kind, how, observed);
  if (field === 'grants') return name === 'PUBLIC' && how !== 'missing';
  if (field === 'constraints') return detail === 'enforcement' || how === 'missing';
  if (field === 'columns') return name !== undefined && detail === undefined && how === 'missing';
  return guards.has(field);
}

/** What keeps people out. */
const guards: ReadonlySet<string> = new Set(['rowSecurity', 'policies', 'security']);

function isCriticalWhole(kind: string | undefined, how: Located['kind'], observed: unknown): boolean {
  return how === 'missing' ? kind === 'tables' : how === 'unexpected' && isForEverybody(kind, observed);
}

/** Something new that everybody may use, beyond what everybody may use from the start. */
function isForEverybody(kind: string | undefined, observed: unknown): boolean {
  const fromTheStart = kind === 'functions' || kind === 'types' || kind === 'domains' || kind === 'languages';
  if (fromTheStart || typeof observed !== 'object' || observed === null || !('grants' in observed)) return false;
  const { grants } = observed;
  return typeof grants === 'object' && grants !== null && 'PUBLIC' in grants;
}
