import { parseArgs } from 'node:util';

/** The command was used wrongly; nothing was done. */
export class UsageError extends Error {}

/** Where the embedded node of `standalone` keeps the ledger. */
export const DEFAULT_DATA = '.ledgerline/ledger';

/** The values of `--name VALUE` for the given names. Throws {@link UsageError} for anything else. */
export function optionsIn<const Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    const empty = Object.entries(values).find(([, value]) => value === '');
    if (empty !== undefined) throw new UsageError(`--${empty[0]} is empty`);
    return values as Partial<Record<Name, string>>;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function required<Name extends string>(values: Readonly<Partial<Record<Name, string>>>, name: Name): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}
