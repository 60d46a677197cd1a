import { FlagdCore } from '@openfeature/flagd-core';
import { isJsonObject } from '../../compare/json';
import type { Flag, FlagsDocument } from '../../domains/flagd/document';
import { messageOf } from '../reason';

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The flags of a flag file, with shared rules in their places; or why flagd would not serve it. */
export function flagsIn(text: string): FlagsDocument | string {
  const content = parsed(text);
  if (!isJsonObject(content) || !isJsonObject(content.flags)) return 'the flag file has no flags in it';
  const problem = flagdProblem(text);
  if (problem !== undefined) return problem;
  const evaluators = isJsonObject(content.$evaluators) ? content.$evaluators : {};
  const flags = Object.fromEntries(
    Object.entries(content.flags).map(([name, flag]) => [name, flagOf(flag as Flag, evaluators)]),
  );
  return { flags };
}

function flagOf(
  { state, variants, defaultVariant, targeting }: Flag,
  evaluators: Readonly<Record<string, unknown>>,
): Flag {
  return {
    ...(state !== undefined && { state }),
    variants,
    ...(defaultVariant !== undefined && { defaultVariant }),
    ...(targeting !== undefined && { targeting: inlined(targeting, evaluators, []) as Flag['targeting'] & object }),
  };
}

/** Rules with the shared ones that they name in their places, so that a change of those shows. */
function inlined(rule: unknown, evaluators: Readonly<Record<string, unknown>>, within: readonly string[]): unknown {
  if (Array.isArray(rule)) return rule.map((part) => inlined(part, evaluators, within));
  if (!isJsonObject(rule)) return rule;
  const { $ref: name } = rule;
  if (typeof name === 'string' && Object.hasOwn(evaluators, name) && !within.includes(name)) {
    return inlined(evaluators[name], evaluators, [...within, name]);
  }
  return Object.fromEntries(Object.entries(rule).map(([key, part]) => [key, inlined(part, evaluators, within)]));
}

/** Why flagd would not serve this; undefined when it would. */
function flagdProblem(text: string): string | undefined {
  try {
    new FlagdCore(undefined, silent, { disableDynamicCodeGeneration: true }).setConfigurations(text);
    return undefined;
  } catch (error) {
    const [line = ''] = messageOf(error).split('\n');
    return `flagd would refuse the flag file: ${line.replace(/^.*?Error: /, '')}`;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ignore(): void {
  return undefined;
}
