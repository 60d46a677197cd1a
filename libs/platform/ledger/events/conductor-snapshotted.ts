import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** The instances that anything could still reach when the ledger was handled up to `position`; in parts when many. */
export const ConductorSnapshotted = defineEvent(
  'conductor.snapshotted',
  1,
  Type.Object({
    position: Type.String({ pattern: '^[0-9]+$' }),
    /** From 0; the parts of one snapshot follow each other in the stream. */
    part: Type.Integer({ minimum: 0 }),
    parts: Type.Integer({ minimum: 1 }),
    /** Names of all processes that ran. */
    processes: Type.Array(Type.String()),
    live: Type.Array(Type.Object({ process: Type.String(), instance: Type.String() })),
  }),
  {
    position: '1200',
    part: 0,
    parts: 1,
    processes: ['promotion'],
    live: [{ process: 'promotion', instance: 'p-1' }],
  },
);
export type ConductorSnapshotted = EventOf<typeof ConductorSnapshotted>;
