import type { Actor } from '@ledgerline/kernel';

/** Who is asking, as established from their API key. */
export interface Principal {
  readonly keyId: string;
  /** The one project that the key opens, or `*`. */
  readonly project: string;
  readonly kind: Actor['kind'];
  /** The person or service behind the key, whatever alias was used. */
  readonly id: string;
  readonly role: string;
  readonly groups: readonly string[];
  /** Agents and deployers are bound to one environment. */
  readonly environment?: string;
}
