import type { Cause } from '@ledgerline/kernel';
import { Clock, digestOf, EventCatalog } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { keepSession } from '../commands/keep-session/decide';
import { accessEvents, ApiKeyIssued, ApiKeyRevoked, ApiKeyRotated, SessionEnded, SessionStarted } from '../events';
import { apiKey, session } from '../evolve';
import { LedgerPrincipals } from '../key-check/ledger-principals';
import { LedgerSessions } from './ledger-sessions';
import { lifetimeFrom } from './lifetime';
import { proofOf, spellSessionToken } from './session-token';

const begin = Date.parse('2026-11-12T09:00:00.000Z');
const minutes = (count: number) => count * 60_000;
const keyDigest = digestOf('k'.repeat(43));
const secret = 's'.repeat(43);
const cookie = spellSessionToken('session', { sessionId: 's1', secret });
const cause = (commandId: string): Cause => ({
  commandId,
  actor: { kind: 'person', id: 'ana' },
  causationId: 'request',
  correlationId: 'chain',
});

class SetClock extends Clock {
  at = begin;

  now(): string {
    return new Date(this.at).toISOString();
  }
}

async function arrange({ rootKey = 'the-root-key', keyId = 'k1' } = {}) {
  const decisions = new LedgerDecisions(new InMemoryEventLog(), new EventCatalog(accessEvents), {
    attempts: 3,
    pause: () => Promise.resolve(),
  });
  const clock = new SetClock();
  const elapsed = () => clock.at - begin;
  const kept: string[] = [];
  const sessionsWith = (root: string) =>
    new LedgerSessions(
      decisions,
      new LedgerPrincipals(decisions, root, clock, elapsed),
      clock,
      (sessionId, _principal, idleAt) => {
        kept.push(idleAt);
        return decisions.on(session, sessionId, cause(idleAt), (state) => keepSession(idleAt, state));
      },
      elapsed,
    );
  await decisions.on(apiKey, 'k1', cause('issue'), () => [
    ApiKeyIssued({ ...ApiKeyIssued.sample, keyId: 'k1', secretDigest: keyDigest }),
  ]);
  const secretDigest = proofOf(secret, keyId === 'root' ? digestOf(rootKey) : keyDigest);
  await decisions.on(session, 's1', cause('start'), () => [
    SessionStarted({ ...SessionStarted.sample, keyId, secretDigest, ...lifetimeFrom(clock.now()) }),
  ]);
  const pass = (ms: number) => {
    clock.at += ms;
  };
  return { decisions, sessions: sessionsWith(rootKey), sessionsWith, pass, kept };
}

describe('checking a session', () => {
  it('knows whose key it stands for, and until when it lasts', async () => {
    const { sessions } = await arrange();
    expect(await sessions.identify(cookie, false)).toEqual({
      ...{ keyId: 'k1', project: 'checkout', kind: 'person', id: 'ana' },
      ...{ role: 'release-manager', groups: ['release-managers'] },
      session: { sessionId: 's1', idleAt: '2026-11-12T09:30:00.000Z', endsAt: '2026-11-12T21:00:00.000Z' },
    });
  });

  it.each([
    ['another secret', spellSessionToken('session', { sessionId: 's1', secret: 't'.repeat(43) })],
    ['an unknown session', spellSessionToken('session', { sessionId: 's2', secret })],
    ['the link that it might have begun with', spellSessionToken('link', { sessionId: 's1', secret })],
    ['an API key', `llk_k1_${'k'.repeat(43)}`],
    ['garbage', 'garbage'],
  ])('opens nothing with %s', async (_, text) => {
    const { sessions } = await arrange();
    expect(await sessions.identify(text, false)).toBeUndefined();
  });

  it('opens nothing after half an hour in which nobody used it', async () => {
    const { sessions, pass } = await arrange();
    pass(minutes(30) - 1);
    expect(await sessions.identify(cookie, false)).toBeDefined();
    pass(1);
    expect(await sessions.identify(cookie, false)).toBeUndefined();
  });

  it('goes on while it is used, which is recorded every five minutes at most, and never longer than twelve hours', async () => {
    const { sessions, pass, kept } = await arrange();
    for (let minute = 0; minute < 12 * 60; minute += 1) {
      expect([minute, (await sessions.identify(cookie, true))?.id]).toEqual([minute, 'ana']);
      await new Promise(setImmediate);
      pass(minutes(1));
    }
    expect(await sessions.identify(cookie, true)).toBeUndefined();
    expect(kept.length).toBeGreaterThan(12 * 9);
    expect(kept.length).toBeLessThan(12 * 13);
  });

  it('opens nothing once it ended, here at once', async () => {
    const { decisions, sessions } = await arrange();
    expect(await sessions.identify(cookie, false)).toBeDefined();
    const { sessionId, project, principal } = SessionEnded.sample;
    await decisions.on(session, 's1', cause('end'), () => [SessionEnded({ sessionId, project, principal })]);
    sessions.forget('s1');
    expect(await sessions.identify(cookie, false)).toBeUndefined();
  });

  it('opens nothing within three seconds after its key was revoked', async () => {
    const { decisions, sessions, pass } = await arrange();
    expect(await sessions.identify(cookie, false)).toBeDefined();
    await decisions.on(apiKey, 'k1', cause('revoke'), () => [
      ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' }),
    ]);
    pass(3_000);
    expect(await sessions.identify(cookie, false)).toBeUndefined();
  });

  it('that was begun with the former secret of a rotated key lasts as long as that', async () => {
    const { decisions, sessions, pass } = await arrange();
    await decisions.on(apiKey, 'k1', cause('rotate'), () => [
      ApiKeyRotated({ ...ApiKeyRotated.sample, formerUntil: '2026-11-12T09:10:00.000Z' }),
    ]);
    pass(minutes(9));
    expect(await sessions.identify(cookie, false)).toMatchObject({ id: 'ana' });
    pass(minutes(1));
    expect(await sessions.identify(cookie, false)).toBeUndefined();
  });

  it('of the root key opens nothing under another root key', async () => {
    const { sessions, sessionsWith } = await arrange({ keyId: 'root' });
    expect(await sessions.identify(cookie, false)).toMatchObject({ id: 'root', project: '*' });
    expect(await sessionsWith('another-root-key').identify(cookie, false)).toBeUndefined();
  });
});
