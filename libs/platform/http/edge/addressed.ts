import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';

/** What a project, an environment or another named thing may be called. */
export const NAME_PATTERN = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const namePattern = new RegExp(NAME_PATTERN);
const named: ReadonlySet<string> = new Set(['project', 'environment']);
const addressable = /^[\x21-\x7e]{1,200}$/;
const unusable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u;
const MAX_QUERY_VALUE = 2000;

/** Why the address cannot mean anything: names with other characters than names have, invisible or doubled parameters. */
export function addressRefusal(
  parameters: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): Refusal<'invalid-name' | 'invalid-parameter'> | undefined {
  for (const [parameter, value] of Object.entries(parameters)) {
    if (typeof value !== 'string') continue;
    if (named.has(parameter) && !namePattern.test(value)) return refuse('invalid-name', { parameter });
    if (!addressable.test(value)) return refuse('invalid-parameter', { parameter });
  }
  const wrong = Object.entries(query).find(([, value]) => !isUsable(value));
  return wrong === undefined ? undefined : refuse('invalid-parameter', { parameter: shown(wrong[0]) });
}

function isUsable(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_QUERY_VALUE && !unusable.test(value);
}

function shown(parameter: string): string {
  return parameter.replace(/[^\x21-\x7e]/g, '?').slice(0, 100);
}
