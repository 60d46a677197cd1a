import { parseArgs } from 'node:util';

interface BenchOptions {
  readonly names: readonly string[];
  /** How long it goes on, where a benchmark watches something over time. */
  readonly minutes: number | undefined;
  /** Of how many events its ledger is, where that can be chosen. */
  readonly events: number | undefined;
}

/** `npm run bench -- NAME… [--minutes N] [--events N]`. Throws what is no such thing. */
export function benchOptions(): BenchOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string' }, events: { type: 'string' } },
  });
  return {
    names: positionals,
    minutes: numberIn('minutes', values.minutes),
    events: numberIn('events', values.events),
  };
}

function numberIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} is "${text}"; it takes a number above zero`);
  return value;
}
