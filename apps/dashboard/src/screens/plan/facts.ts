import type { components } from '@ledgerline/api-client';

type Schemas = components['schemas'];
export type Promotion = Schemas['Promotion'];
export type Preview = Schemas['PlanPreview'];
export type Gate = Promotion['gates'][number];
export type Change = Preview['changes'][number];

/** A plan as it is shown, requested or not. */
export interface ShownPlan {
  readonly release: { readonly id: string; readonly alias: string };
  readonly environment: string;
  readonly kind?: 'rollback' | 'retry';
  readonly changes: readonly Change[];
  readonly gates: readonly Gate[];
  readonly planHash: string;
  /** What is declared there now: null for nothing, undefined where nobody tells any more. */
  readonly declared?: { readonly id: string; readonly alias: string } | null;
  readonly upstream: Preview['upstream'];
}

/** The plan of a promotion; undefined while it has none. */
export function planOf({ plan, planHash, gates, beside }: Promotion): ShownPlan | undefined {
  if (plan === null || planHash === null) return undefined;
  const { release, environment, kind, changes } = plan;
  return {
    ...{ release, environment, changes, gates, planHash, upstream: beside?.upstream ?? [] },
    ...(kind !== undefined && { kind }),
    ...(beside !== undefined && { declared: beside.declared }),
  };
}
