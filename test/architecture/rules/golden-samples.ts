import type { AnyEventDefinition } from '@ledgerline/kernel';
import { canonicalJson, EventCatalog } from '@ledgerline/kernel';

/** One event as some version wrote it, and what it has meant ever since. */
interface GoldenSample {
  readonly written: unknown;
  readonly means: unknown;
}

/** By `<type>@<version>`. */
export type GoldenSamples = Readonly<Record<string, GoldenSample>>;

/** Every version that the definitions can read, as `<type>@<version>` with its sample. */
export function samplesOf(definitions: readonly AnyEventDefinition[]): ReadonlyMap<string, unknown> {
  const samples = definitions.flatMap(({ type, version, sample, older }) =>
    [...older, { version, sample }].map((one) => [`${type}@${String(one.version)}`, one.sample] as const),
  );
  return new Map(samples);
}

/** What an event that was written as this version means to these definitions; throws when nothing reads it any more. */
export function meaningOf(definitions: readonly AnyEventDefinition[], name: string, written: unknown): unknown {
  const at = name.lastIndexOf('@');
  const metadata = { schemaVersion: Number(name.slice(at + 1)), commandId: 'c' };
  const place = { id: 'id', stream: 's', revision: 0n, position: 0n, recordedAt: '' };
  return new EventCatalog(definitions).decode({ ...place, type: name.slice(0, at), data: written, metadata }).data;
}

/** Versions that were lost, whose meaning is another now, or that have no golden sample yet. */
export function problemsWith(definitions: readonly AnyEventDefinition[], golden: GoldenSamples): readonly string[] {
  const problems = Object.entries(golden).flatMap(([name, { written, means }]) => {
    try {
      return canonicalJson(meaningOf(definitions, name, written)) === canonicalJson(means)
        ? []
        : [`${name} means something else now`];
    } catch {
      return [`${name} was written once and cannot be read any more`];
    }
  });
  const missing = [...samplesOf(definitions).keys()].filter((name) => !Object.hasOwn(golden, name));
  return [...problems, ...missing.map((name) => `${name} has no golden sample: npm run golden`)];
}
