import { deriveId } from '@ledgerline/kernel';
import type { Role } from '../support/fleet';
import { seeded } from '../support/seeded';

/** Where a process can be killed, by role, with the number of passes within which it happens. */
export const failpoints = {
  ledger: { 'before flush': 90, 'after flush, before the acknowledgement': 90 },
  api: {
    'before append': 12,
    'after append': 12,
    'before the request is recorded': 12,
    'after the request is recorded': 12,
    'before the answer is recorded': 12,
    'after the answer is recorded': 12,
  },
  conductor: {
    'before the reaction': 25,
    'after the reaction': 25,
    'before the command': 20,
    'after the command': 20,
    'before the checkpoint': 2,
    'after the checkpoint': 2,
  },
  projector: {
    'before rows and checkpoint': 25,
    'between sending and commit of rows and checkpoint': 25,
    'after rows and checkpoint': 25,
  },
} as const satisfies Readonly<Record<Role, Readonly<Record<string, number>>>>;

export interface Plan {
  readonly point: string;
  /** At which pass, from 1. */
  readonly pass: number;
}

/** Where this life of the process ends: drawn from the seed, another one for every life. */
export function planFor(seed: string, role: Role, name: string, life: number): Plan {
  const drawn = deriveId('failpoint', seed, name, String(life)).replace(/-/g, '').slice(0, 8);
  const random = seeded(Number.parseInt(drawn, 16));
  const points = Object.entries<number>(failpoints[role]);
  const [point = '', passes = 1] = points[Math.floor(random() * points.length)] ?? [];
  return { point, pass: 1 + Math.floor(random() * passes) };
}
