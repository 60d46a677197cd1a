import type { components } from '@ledgerline/api-client';

/** A plan as the api previews it. */
export type ShownPlan = components['schemas']['PlanPreview'];
type ShownChange = ShownPlan['changes'][number];

/** How a change is told: what it is about, what it does, and what to think of it. */
export interface ToldChange {
  readonly kind: string;
  readonly subject: string;
  readonly does: string;
  readonly remark: string;
}

const kinds: Readonly<Record<ShownChange['kind'], string>> = {
  artifact: 'artifact',
  migration: 'migration',
  module: 'module',
  configuration: 'config',
  flag: 'flag',
  dataset: 'dataset',
  manifest: 'manifest',
};

/** Each change in the words that people read; `shown` spells a value. */
export function toldChanges(plan: ShownPlan, shown: (value: unknown) => string): readonly ToldChange[] {
  return plan.changes.map((change) => ({
    kind: change.classification === 'declared-variance' ? 'overlay' : kinds[change.kind],
    subject: change.subject,
    does: change.kind === 'migration' ? migrationDoes(change) : `${shown(change.from)} → ${shown(change.to)}`,
    remark: remarkOn(change, plan, shown),
  }));
}

/** One that comes, one that stays though the release has it not, or one whose bytes are others. */
function migrationDoes({ from, to }: ShownChange): string {
  if (Array.isArray(from)) return 'another order';
  if (from === null) return '+ runs';
  return to === null ? '− stays applied' : '≠ other content';
}

function remarkOn(change: ShownChange, plan: ShownPlan, shown: (value: unknown) => string): string {
  const { kind, subject, classification, reason, safety, because, gates = [] } = change;
  const asks = gates.length === 0 ? '' : `   ← ${gates.join(', ')}`;
  if (kind === 'migration' && safety !== undefined) {
    return `${safety}${because === undefined ? '' : `: ${because}`}${asks}`;
  }
  if (kind === 'artifact') return `${sameAs(subject, plan)}${asks}`;
  if (classification !== 'declared-variance') return `${reason}${asks}`;
  return `declared variance, ${reason}${beside(subject, plan, shown)}${asks}`;
}

function sameAs(component: string, { upstream, release }: ShownPlan): string {
  const same = upstream.filter(({ sameArtifacts }) => sameArtifacts.includes(component));
  if (same.length > 0) return `same digest as ${same.map(({ environment }) => environment).join(', ')} ✓`;
  return upstream.length === 0
    ? `release ${release.alias}`
    : `not what ${upstream.map(({ environment }) => environment).join(', ')} has`;
}

function beside(subject: string, { upstream }: ShownPlan, shown: (value: unknown) => string): string {
  const known = upstream.filter(({ values }) => Object.hasOwn(values, subject));
  if (known.length === 0) return '';
  return ` (${known.map(({ environment, values }) => `${environment}: ${shown(values[subject])}`).join(', ')})`;
}

/** `5 changes · 1 declared variance · 1 destructive migration` */
export function tally({ changes }: ShownPlan): string {
  const count = (is: (change: ShownChange) => boolean) => changes.filter(is).length;
  const variances = count(({ classification }) => classification === 'declared-variance');
  const worst = count(({ safety, to }) => to !== null && (safety === 'destructive' || safety === 'unknown'));
  return [
    `${String(changes.length)} ${changes.length === 1 ? 'change' : 'changes'}`,
    `${String(variances)} declared variance`,
    ...(worst === 0 ? [] : [`${String(worst)} destructive ${worst === 1 ? 'migration' : 'migrations'}`]),
    '0 unexplained',
  ].join(' · ');
}

/** What kind of plan it is, for its title. */
export function titleOf({ project, release, environment, kind, declared }: ShownPlan, short: (id: string) => string) {
  const how = kind === 'rollback' ? 'back to ' : kind === 'retry' ? 'once more ' : '';
  return {
    way: `${how}${project} ${release.alias} (${short(release.id)}) → ${environment}`,
    now: declared === null ? 'now: nothing' : `now: ${declared.alias} (${short(declared.id)})`,
  };
}
