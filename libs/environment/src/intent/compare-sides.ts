import type { DeclaredVariance } from '../intent-document';
import type { DeclaredParts, IntentDifference } from './differences';
import { intentDifferences } from './differences';
import { isSame, member } from './json';

/** Since when an environment has a value of its own, and through whom. */
export interface Origin {
  /** RFC 3339: when the value became effective. */
  readonly since: string;
  /** Decimal, of the event that made it so. */
  readonly position: string;
  readonly proposedBy: string;
  readonly reviewedBy: readonly string[];
}

/** A variance of one side as the reason for a difference. */
export interface DeclaredValue extends Partial<Origin> {
  readonly side: 'from' | 'to';
  readonly environment: string;
  readonly owner: string;
  readonly why: string;
}

/** What lets a value stand that the rules do not allow, until an instant. */
export interface Exception {
  readonly exceptionId: string;
  /** RFC 3339. */
  readonly until: string;
  readonly reason: string;
}

/** The rule that would turn a value away, and why; and the exception that lets it stand, if there is one. */
export interface Forbidden {
  readonly rule: string;
  readonly because: string;
  readonly exception?: Exception;
}

/** What a release brings is on its way from the one side to the other. */
export interface Pending {
  readonly reason: string;
  readonly promotionId?: string;
  /** RFC 3339: when it may be over by time alone. */
  readonly until?: string;
}

/** One of two things that are compared: a release, or an environment as it was declared at a moment. */
export interface ComparedSide {
  /** As it was asked for: `prod`, `prod~1`, `v84`. */
  readonly name: string;
  readonly release: { readonly id: string; readonly alias: string };
  readonly declared: DeclaredParts;
  /** Absent for a release by itself, which varies nothing. */
  readonly environment?: {
    readonly name: string;
    /** What the variance rules of that moment say against a value; undefined when they allow it. */
    readonly forbids: (key: string, value: unknown) => Forbidden | undefined;
    readonly originOf: (key: string) => Origin | undefined;
  };
}

/** One declared difference, with exactly one classification. */
export interface DeclaredDifference extends Pick<IntentDifference, 'kind' | 'from' | 'to'> {
  readonly key: string;
  readonly classification: 'release' | 'declared-variance' | 'excepted' | 'pending' | 'unexplained';
  readonly reason: string;
  readonly owner?: string;
  /** The values of their own that the sides have there. */
  readonly declared?: readonly DeclaredValue[];
  readonly rule?: string;
  readonly promotionId?: string;
  readonly exceptionId?: string;
  readonly until?: string;
}

/**
 * How the one differs from the other. The first that applies is what a difference is: unexplained, where a side has a
 * value that its rules do not allow; excepted, where an exception lets one stand that they do not allow; declared variance, where a side has a value of its own; pending, where the release
 * is on its way; by release; and unexplained, where both have the same release and nothing else tells them apart.
 */
export function compareSides(from: ComparedSide, to: ComparedSide, pending?: Pending): readonly DeclaredDifference[] {
  return intentDifferences(from.declared, to.declared)
    .filter(({ kind, ...sides }) => kind !== 'artifact' || !isSame(digestIn(sides.from), digestIn(sides.to)))
    .map(({ isBy, kind, subject, ...sides }) => {
      const place = { kind, key: keyOf(kind, subject), ...sides };
      const variances = [...varianceOf('to', to, isBy), ...varianceOf('from', from, isBy)];
      const explained = explainedBy(variances) ?? pendingOr(from, to, pending);
      return { ...place, ...explained };
    });
}

type Explained = Omit<DeclaredDifference, 'kind' | 'key' | 'from' | 'to'>;

/** A side's own value, and what its rules say against it. */
export interface Varied {
  readonly value: DeclaredValue;
  readonly forbidden: Forbidden | undefined;
}

/** The reason why sides with these values differ; undefined where neither has one of its own. */
export function explainedBy(variances: readonly Varied[]): Explained | undefined {
  return unallowed(variances) ?? byException(variances) ?? byVariance(variances);
}

/** An artifact with the same bytes is the same, wherever it is pulled from. */
function digestIn(side: unknown): unknown {
  return member(side, 'digest') ?? side;
}

function varianceOf(
  side: 'from' | 'to',
  { declared, environment }: ComparedSide,
  isBy: (variance: DeclaredVariance) => boolean,
): readonly Varied[] {
  const variance = declared.variance.find(isBy);
  if (variance === undefined || environment === undefined) return [];
  const { key, value: held, owner, why } = variance;
  const value = { side, environment: environment.name, owner, why, ...environment.originOf(key) };
  return [{ value, forbidden: environment.forbids(key, held) }];
}

function unallowed(variances: readonly Varied[]): Explained | undefined {
  const found = variances.find(({ forbidden }) => forbidden !== undefined && forbidden.exception === undefined);
  if (found?.forbidden === undefined) return undefined;
  const { rule, because } = found.forbidden;
  const { environment, owner } = found.value;
  const reason = `the variance rules do not allow it in ${environment}: ${because} (rule: ${rule})`;
  return { classification: 'unexplained', reason, owner, rule, declared: variances.map(({ value }) => value) };
}

function byException(variances: readonly Varied[]): Explained | undefined {
  const found = variances.find(({ forbidden }) => forbidden?.exception !== undefined);
  if (found?.forbidden?.exception === undefined) return undefined;
  const { reason, ...exception } = found.forbidden.exception;
  const { owner } = found.value;
  const { rule } = found.forbidden;
  return {
    classification: 'excepted',
    reason,
    owner,
    rule,
    ...exception,
    declared: variances.map(({ value }) => value),
  };
}

function byVariance(variances: readonly Varied[]): Explained | undefined {
  const [first] = variances;
  if (first === undefined) return undefined;
  const { why, owner } = first.value;
  return { classification: 'declared-variance', reason: why, owner, declared: variances.map(({ value }) => value) };
}

function pendingOr(from: ComparedSide, to: ComparedSide, pending: Pending | undefined): Explained {
  if (from.release.id === to.release.id) {
    const reason = `both have release ${to.release.alias}, and nothing declares the difference`;
    return { classification: 'unexplained', reason };
  }
  if (pending !== undefined) return { classification: 'pending', ...pending };
  return { classification: 'release', reason: `${releaseOf(from)}, ${releaseOf(to)}` };
}

function releaseOf({ name, release: { alias }, environment }: ComparedSide): string {
  return environment === undefined ? `this is release ${alias}` : `${name} has release ${alias}`;
}

function keyOf(kind: IntentDifference['kind'], subject: string): string {
  return kind === 'configuration' ? subject : `${kind}s.${subject}`;
}
