import { ruleFor } from '../../intent/covering-rule';
import type { ProjectConfiguration } from '../../project-configuration';
import type { RelativeBound, VarianceRule } from '../../variance-rule';

/** A value that an environment has of its own, and the proposal that brought it. */
export interface OwnValue {
  readonly environment: string;
  readonly key: string;
  readonly value: unknown;
  readonly proposalId: string;
  readonly proposer: string;
  /** Of the overlay; the one that brought it. */
  readonly version: number;
  /** RFC 3339. */
  readonly since: string;
  readonly position: string;
}

/** A variance rule, and which environments use it. */
interface UsedRule {
  /** As the rule is written: `web.endpoints.*`. */
  readonly key: string;
  readonly owner: string;
  readonly why: string;
  /** Between which environments; null for all of them. */
  readonly environments: readonly string[] | null;
  /** The keywords of JSON Schema that bound the value. */
  readonly bounds: Readonly<Record<string, unknown>>;
  readonly relative: readonly RelativeBound[];
  readonly credential: boolean;
  readonly uses: readonly OwnValue[];
}

export interface VarianceUse {
  readonly rules: readonly UsedRule[];
  /** Values that no rule covers any more, or that an exception allows. */
  readonly uncovered: readonly OwnValue[];
}

/** Which of the rules are used where; of several that cover a key the one that binds. */
export function varianceUse(
  { variance, environments }: Pick<ProjectConfiguration, 'variance' | 'environments'>,
  values: readonly OwnValue[],
): VarianceUse {
  const uses = new Map<string, OwnValue[]>();
  const uncovered: OwnValue[] = [];
  for (const value of values) {
    if (!Object.hasOwn(environments, value.environment)) continue;
    const pattern = ruleFor(value.key, variance)?.pattern;
    if (pattern === undefined) uncovered.push(value);
    else uses.set(pattern, [...(uses.get(pattern) ?? []), value]);
  }
  const rules = Object.entries(variance).map(([key, rule]) => ({ key, ...toldRule(rule), uses: uses.get(key) ?? [] }));
  return { rules: rules.sort((one, other) => (one.key < other.key ? -1 : 1)), uncovered };
}

function toldRule({ owner, why, environments, relative, credential, ...bounds }: VarianceRule) {
  return {
    ...{ owner, why, environments: environments ?? null },
    ...{ bounds, relative: relative ?? [], credential: credential === true },
  };
}
