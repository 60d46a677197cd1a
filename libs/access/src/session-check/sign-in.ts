import { Decisions, Refusal, refuse } from '@ledgerline/kernel';
import { permits } from '@ledgerline/platform/http';
import { Injectable } from '@nestjs/common';
import { session } from '../evolve';
import type { OpenKey } from '../key-check/ledger-principals';
import { LedgerPrincipals } from '../key-check/ledger-principals';
import type { AccessRefusal } from '../refusals';
import type { Session } from '../state';
import type { SessionToken } from './session-token';
import { newSessionToken, proofOf, readSessionToken } from './session-token';

/** What a session begins with: the key that it stands for and its own new secret, beside the link's where there was one. */
export interface SignIn {
  readonly key: OpenKey;
  readonly token: SessionToken;
  readonly linkDigest: string | undefined;
}

/** Finds the key behind what somebody signs in with. */
@Injectable()
export class SignIns {
  constructor(
    private readonly decisions: Decisions,
    private readonly keys: LedgerPrincipals,
  ) {}

  async withKey(text: string): Promise<SignIn | Refusal<AccessRefusal>> {
    const key = await this.keys.keyBehind(text);
    if (key === undefined) return refuse('no-open-key', {}, '/key');
    return allowed(key, { key, token: newSessionToken(), linkDigest: undefined });
  }

  async withLink(text: string): Promise<SignIn | Refusal<AccessRefusal>> {
    const link = readSessionToken('link', text);
    if (link === undefined) return refuse('no-such-login-link', {}, '/link');
    const { state } = await this.decisions.load(session, link.sessionId);
    const keyId = keyIdOf(state);
    const key = keyId === undefined ? undefined : await this.keys.keyCalled(keyId);
    if (key === undefined) return refuse('no-such-login-link', {}, '/link');
    const token = { ...newSessionToken(), sessionId: link.sessionId };
    return allowed(key, { key, token, linkDigest: proofOf(link.secret, key.digest) });
  }
}

function allowed({ principal }: OpenKey, signIn: SignIn): SignIn | Refusal<AccessRefusal> {
  return permits(principal, 'session:start', {}) ? signIn : refuse('no-browser-role', { role: principal.role });
}

function keyIdOf(state: Session): string | undefined {
  switch (state.status) {
    case 'unknown':
      return undefined;
    case 'offered':
      return state.offer.keyId;
    case 'active':
      return state.started.keyId;
    case 'ended':
      return state.keyId;
  }
}
