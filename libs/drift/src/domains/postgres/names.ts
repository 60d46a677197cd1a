/** The schema in a name such as `public.orders` or `"odd.schema".f(integer)`. */
export function schemaOf(name: string): string {
  return partsOf(name)[0];
}

/** Schema and the rest of a name as they stand in paths, where only what could be taken for something else is in quotes. */
export function partsOf(name: string): readonly [schema: string, object: string] {
  const quoted = /^"(?:[^"]|"")*"/.exec(name)?.[0];
  const end = quoted === undefined ? name.indexOf('.') : quoted.length;
  return end < 0 ? [name, ''] : [name.slice(0, end), name.slice(end + 1)];
}

/** A name as it is, without the quotes that it may have in a path. */
export function bare(name: string): string {
  return name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

interface About {
  readonly role: string;
  readonly schema?: string;
  readonly on: string;
}

/** `app in public on tables`. */
export function defaultPrivilegesName({ role, schema, on }: About): string {
  return `${role}${schema === undefined ? '' : ` in ${schema}`} on ${on}`;
}
