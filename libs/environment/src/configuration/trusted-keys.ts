import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { readPublicKey } from '@ledgerline/platform/sigstore';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

/** The first key that no signature could be checked with, or that is another's too: one signer would count as two. */
export function unusableKeyIn({ trust = {} }: ProjectConfiguration): Refusal<'trust-key-unusable'> | undefined {
  const known = new Map<string, string>();
  for (const [name, { key }] of Object.entries(trust)) {
    const read = readPublicKey(key);
    const other = typeof read === 'string' ? undefined : known.get(read.fingerprint);
    const problem = typeof read === 'string' ? read : other === undefined ? undefined : `is that of ${other}`;
    if (problem !== undefined) {
      return refuse('trust-key-unusable', { name, problem }, pointerTo('configuration', 'trust', name, 'key'));
    }
    if (typeof read !== 'string') known.set(read.fingerprint, name);
  }
  return undefined;
}
