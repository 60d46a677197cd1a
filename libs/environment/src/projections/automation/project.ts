import type { Projection, Recorded } from '@ledgerline/kernel';
import type { Occurrence } from '../../as-of';
import type { AutomationPaused, AutomationResumed } from '../../events';

/** A time in which nothing was promoted by itself, and who ended it. */
export interface Pause extends Occurrence {
  readonly reason: string;
  /** Who paused it; absent where a rollback did. */
  readonly person?: string;
  readonly promotionId?: string;
  /** Null while it lasts. */
  readonly resumed: (Occurrence & { readonly person: string; readonly reason: string }) | null;
}

export interface AutomationRow {
  readonly project: string;
  readonly environment: string;
  /** Oldest first. */
  readonly pauses: readonly Pause[];
}

/** Is something promoted by itself to an environment, or why not, and since when? */
export const automation: Projection<AutomationRow, AutomationPaused | AutomationResumed> = {
  name: 'automation',
  generation: 1,
  on: ['automation.paused', 'automation.resumed'],
  keyOf: ({ data: { project, environment } }) => `${project}:${environment}`,
  evolve(before, event) {
    const { project, environment, reason, person } = event.data;
    const row = before ?? { project, environment, pauses: [] };
    const at = occurrence(event);
    if (event.type === 'automation.resumed') {
      const resumed = { ...at, person: event.data.person, reason };
      return { ...row, pauses: row.pauses.map((pause) => (pause.resumed === null ? { ...pause, resumed } : pause)) };
    }
    const { promotionId } = event.data;
    const by = { ...(person !== undefined && { person }), ...(promotionId !== undefined && { promotionId }) };
    return { ...row, pauses: [...row.pauses, { ...at, reason, ...by, resumed: null }] };
  },
};

function occurrence({ recordedAt, position }: Recorded): Occurrence {
  return { at: recordedAt, position: String(position) };
}
