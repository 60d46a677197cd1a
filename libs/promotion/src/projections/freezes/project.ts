import type { Projection } from '@ledgerline/kernel';
import type { FreezeDeclared, FreezeStreamEvent } from '../../events';

/** One freeze, and who lifted it before its end; instants RFC 3339 UTC, positions decimal. */
export interface FreezeRow extends Omit<FreezeDeclared['data'], 'person'> {
  readonly declaredBy: string;
  readonly declaredAt: string;
  readonly lifted: { readonly at: string; readonly person: string; readonly reason: string } | null;
  readonly position: string;
}

/** What is, was or will be frozen, from when until when, and why? */
export const freezeList: Projection<FreezeRow, FreezeStreamEvent> = {
  name: 'freezes',
  generation: 1,
  on: ['freeze.declared', 'freeze.lifted'],
  keyOf: ({ data: { project, freezeId } }) => `${project}:${freezeId}`,
  evolve(row, event) {
    switch (event.type) {
      case 'freeze.declared': {
        const { person: declaredBy, ...freeze } = event.data;
        const position = String(event.position);
        return { ...freeze, declaredBy, declaredAt: event.recordedAt, lifted: null, position };
      }
      case 'freeze.lifted': {
        const { person, reason } = event.data;
        return row && { ...row, lifted: { at: event.recordedAt, person, reason } };
      }
    }
  },
};
