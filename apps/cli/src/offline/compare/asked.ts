import type { Difference } from '@ledgerline/offline/drift';
import type { ProjectConfiguration } from '@ledgerline/offline/environment';

/** What is to be compared, as it was asked for. */
export interface Asked {
  /** A file, a folder, or whatever the domain reads. */
  readonly declared: string;
  readonly observed: string;
  /** Keys to values, as an environment's overlay has them. */
  readonly overlay: Readonly<Record<string, unknown>>;
  readonly schema?: string;
  /** Rules and tolerances; nothing is tolerated but by the domain itself, and everything may vary, without. */
  readonly project?: ProjectConfiguration;
  readonly environment: string;
  /** RFC 3339, UTC. */
  readonly now: string;
  /** Tells people something beside the differences. */
  readonly say: (text: string) => void;
}

/** How a domain is compared without a server: reads both sides and holds them against each other. */
export type CompareOffline = (asked: Asked) => Promise<readonly Difference[]>;
