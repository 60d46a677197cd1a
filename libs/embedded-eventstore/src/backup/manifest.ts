import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerFault } from './ledger-fault';

export const EVENTS_FILE = 'events';
export const MANIFEST_FILE = 'manifest.json';
const FORMAT = 'ledgerline-ledger-backup';
const VERSION = 1;

/** What a ledger, or a backup of it, holds. */
export interface LedgerContent {
  readonly events: number;
  readonly streams: number;
  /** Position of the last event; `0` when there is none. */
  readonly head: string;
  /** `sha256:…` over all events in their order: equal for a ledger and a backup of it at that head. */
  readonly digest: string;
}

export interface Manifest extends LedgerContent {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
}

export function manifestOf(content: LedgerContent, createdAt: Date): Manifest {
  return { format: FORMAT, version: VERSION, createdAt: createdAt.toISOString(), ...content };
}

/** Throws `no-backup` where there is none, `damaged` or `unknown-format` for what cannot be read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    throw new LedgerFault('no-backup', `there is no complete backup in ${folder}: it has no ${MANIFEST_FILE}`, {
      cause,
    });
  });
  const value = parsed(text);
  if (value?.format !== FORMAT) throw new LedgerFault('damaged', `${MANIFEST_FILE}: it is no manifest of a backup`);
  if (value.version !== VERSION) {
    throw new LedgerFault('unknown-format', `the backup has format version ${String(value.version)}, known is 1`);
  }
  return value as unknown as Manifest;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
