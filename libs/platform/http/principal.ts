import type { Actor } from '@ledgerline/kernel';

/** Who is asking, as established from their API key, or from the session that stands for it. */
export interface Principal {
  readonly keyId: string;
  /** The one project that the key opens, or `*`. */
  readonly project: string;
  readonly kind: Exclude<Actor['kind'], 'system'>;
  /** The person or service behind the key, whatever alias was used. */
  readonly id: string;
  readonly role: string;
  readonly groups: readonly string[];
  /** Agents and deployers are bound to one environment. */
  readonly environment?: string;
  /** The key has another secret by now; the one that was shown opens for a while still. */
  readonly isFormerSecret?: boolean;
  /** Present when they are signed in with a session, which is worth what its key is worth. */
  readonly session?: { readonly sessionId: string; readonly idleAt: string; readonly endsAt: string };
}
