import type { State } from '../../parts/state';
import type { Change, ShownPlan } from './facts';
import { toldValue } from './told-value';

/** How a change is told: what it is about, what it does, and what to think of it. */
export interface ToldChange {
  readonly kind: string;
  readonly subject: string;
  readonly does?: string;
  /** Its one classification. */
  readonly state: State;
  readonly word: string;
  /** More about it, in the words of who declared or classified it. */
  readonly remark?: string;
  /** Gates that it shuts. */
  readonly gates: readonly string[];
}

const kinds: Readonly<Record<Change['kind'], string>> = {
  artifact: 'artifact',
  migration: 'migration',
  module: 'module',
  configuration: 'config',
  flag: 'flag',
  dataset: 'dataset',
  manifest: 'manifest',
};

export function toldChange(change: Change, plan: ShownPlan): ToldChange {
  const { kind, subject, classification, reason, gates = [] } = change;
  const isVariance = classification === 'declared-variance';
  const told = { kind: isVariance ? 'overlay' : kinds[kind], subject, gates };
  if (isVariance) {
    const beside = besideOf(subject, plan);
    return { ...told, state: 'declared', word: 'declared', remark: beside === '' ? reason : `${reason} (${beside})` };
  }
  if (kind === 'migration') return { ...told, does: migrationDoes(change), ...safetyOf(change) };
  if (kind === 'artifact') return { ...told, ...sameAs(subject, plan) };
  return { ...told, state: 'pending', word: reason };
}

/** One that comes, one that stays though the release has it not, or one whose bytes are others. */
function migrationDoes({ from, to }: Change): string {
  if (Array.isArray(from)) return 'another order';
  if (from === null) return 'runs';
  return to === null ? 'stays applied' : 'has other content';
}

function safetyOf({ safety, because, reason }: Change): Pick<ToldChange, 'state' | 'word' | 'remark'> {
  const remark = because === undefined ? {} : { remark: because };
  switch (safety) {
    case 'additive':
      return { state: 'good', word: safety, ...remark };
    case 'blocking':
      return { state: 'waiting', word: safety, ...remark };
    case 'destructive':
      return { state: 'refused', word: safety, ...remark };
    case 'unknown':
      return { state: 'unknown', word: safety, ...remark };
    default:
      return { state: 'pending', word: reason };
  }
}

function sameAs(component: string, { upstream, release }: ShownPlan): Pick<ToldChange, 'state' | 'word'> {
  const same = upstream.filter(({ sameArtifacts }) => sameArtifacts.includes(component));
  if (same.length > 0) return { state: 'good', word: `same digest as ${placesOf(same)}` };
  return upstream.length === 0
    ? { state: 'pending', word: `release ${release.alias}` }
    : { state: 'waiting', word: `not what ${placesOf(upstream)} has` };
}

const placesOf = (upstream: ShownPlan['upstream']) => upstream.map(({ environment }) => environment).join(', ');

/** How the environments before it have the same setting. */
function besideOf(subject: string, { upstream }: ShownPlan): string {
  return upstream
    .filter(({ values }) => Object.hasOwn(values, subject))
    .map(({ environment, values }) => `${environment}: ${toldValue(values[subject])}`)
    .join(', ');
}

/** `5 changes · 1 declared variance · 1 destructive migration · 0 unexplained` */
export function tally({ changes }: Pick<ShownPlan, 'changes'>): string {
  const count = (is: (change: Change) => boolean) => changes.filter(is).length;
  const variances = count(({ classification }) => classification === 'declared-variance');
  const worst = count(({ safety, to }) => to !== null && (safety === 'destructive' || safety === 'unknown'));
  return [
    `${String(changes.length)} ${changes.length === 1 ? 'change' : 'changes'}`,
    `${String(variances)} declared variance`,
    ...(worst === 0 ? [] : [`${String(worst)} destructive ${worst === 1 ? 'migration' : 'migrations'}`]),
    '0 unexplained',
  ].join(' · ');
}
