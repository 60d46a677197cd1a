import { randomBytes } from 'node:crypto';

/** Environment variable that carries the secret to the node: arguments can be read by every user of the machine. */
export const SECRET_VARIABLE = 'LEDGERLINE_LEDGER_SECRET';

const USABLE = /^[\x21-\x7e]{16,256}$/;

export interface NodeSecret {
  readonly secret: string;
  /** Whether whoever starts the node chose it, and so knows it already. */
  readonly isChosen: boolean;
}

/** The secret of the environment, or a new one. Throws when it is not 16 to 256 visible ASCII characters. */
export function secretFrom(environment: NodeJS.ProcessEnv): NodeSecret {
  const chosen = environment[SECRET_VARIABLE];
  if (chosen === undefined || chosen === '') return { secret: randomBytes(24).toString('base64url'), isChosen: false };
  if (!USABLE.test(chosen)) throw new Error(`${SECRET_VARIABLE} must be 16 to 256 visible ASCII characters`);
  return { secret: chosen, isChosen: true };
}

/**
 * What a client needs to reach the node on this machine. Without TLS clients send no credentials, but they send the name
 * of their connection with every call, and that is where the secret is.
 */
export function connectionStringOf(port: number, secret?: string): string {
  const url = `esdb://127.0.0.1:${String(port)}?tls=false`;
  return secret === undefined ? url : `${url}&connectionName=${encodeURIComponent(secret)}`;
}
