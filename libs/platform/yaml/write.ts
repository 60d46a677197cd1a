import { stringify } from 'yaml';

/** So many entries of a map are written at once. */
const AT_ONCE = 50;

/** A value as YAML, keys in order and nothing folded, so that two texts differ only where the values do. */
export function writeYaml(value: unknown): string {
  return stringify(value, { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false });
}

/** The same of a map that may be large; `pause` is awaited after each of its parts. */
export async function writeYamlMap(
  map: Readonly<Record<string, unknown>>,
  pause: () => Promise<void>,
): Promise<string> {
  const texts: string[] = [];
  for (const [name, value] of inOrder(map)) {
    for (const [index, part] of partsOf(value).entries()) {
      const written = writeYaml({ [name]: part });
      // What goes on has its name above.
      texts.push(index === 0 ? written : written.slice(written.indexOf('\n') + 1));
      await pause();
    }
  }
  return texts.length === 0 ? writeYaml(map) : texts.join('');
}

function partsOf(value: unknown): readonly unknown[] {
  if (!isMap(value)) return [value];
  const entries = inOrder(value);
  if (entries.length <= AT_ONCE) return [value];
  return Array.from({ length: Math.ceil(entries.length / AT_ONCE) }, (_, part) =>
    Object.fromEntries(entries.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
  );
}

function inOrder(map: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
