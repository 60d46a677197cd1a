import type { Cause } from '@ledgerline/kernel';
import { Clock, digestOf, EventCatalog, EventLogError, SystemClock } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { accessEvents, ApiKeyIssued, ApiKeyRevoked, ApiKeyRotated } from '../events';
import { apiKey } from '../evolve';
import { LedgerPrincipals } from './ledger-principals';
import { spellToken } from './token';

const secret = 's'.repeat(43);
const another = 'a'.repeat(43);
const cause = (commandId: string): Cause => ({
  commandId,
  actor: { kind: 'person', id: 'olga' },
  causationId: 'request',
  correlationId: 'chain',
});

const ledgerDecisions = () =>
  new LedgerDecisions(new InMemoryEventLog(), new EventCatalog(accessEvents), {
    attempts: 3,
    pause: () => Promise.resolve(),
  });

class SetClock extends Clock {
  at = '2026-11-12T09:00:00.000Z';

  now(): string {
    return this.at;
  }
}

function arrange() {
  const decisions = ledgerDecisions();
  const clock = { now: 0 };
  const wall = new SetClock();
  const principals = new LedgerPrincipals(decisions, 'the-root-key', wall, () => clock.now);
  const rotate = (formerUntil: string) =>
    decisions.on(apiKey, 'k1', cause('rotate'), () => [
      ApiKeyRotated({ ...ApiKeyRotated.sample, secretDigest: digestOf(another), formerUntil }),
    ]);
  const issue = (more: { readonly expiresAt?: string } = {}) =>
    decisions.on(apiKey, 'k1', cause('issue'), () => [
      ApiKeyIssued({
        ...ApiKeyIssued.sample,
        keyId: 'k1',
        environment: 'prod',
        secretDigest: digestOf(secret),
        ...more,
      }),
    ]);
  const revoke = () =>
    decisions.on(apiKey, 'k1', cause('revoke'), () => [
      ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' }),
    ]);
  return { principals, clock, wall, issue, rotate, revoke };
}

describe('checking an API key', () => {
  it('knows whom it was issued to', async () => {
    const { principals, issue } = arrange();
    await issue();
    expect(await principals.identify(spellToken('k1', secret))).toEqual({
      keyId: 'k1',
      project: 'checkout',
      kind: 'person',
      id: 'ana',
      role: 'release-manager',
      groups: ['release-managers'],
      environment: 'prod',
    });
  });

  it.each([
    ['another secret', spellToken('k1', 't'.repeat(43))],
    ['an unknown key', spellToken('k2', secret)],
    ['a stream that is no key', spellToken('', secret)],
    ['a key id with other characters', `llk_../k1_${secret}`],
    ['a short secret', 'llk_k1_s'],
    ['garbage', 'garbage'],
    ['part of the root key', 'the-root'],
  ])('opens nothing with %s', async (_, token) => {
    const { principals, issue } = arrange();
    await issue();
    expect(await principals.identify(token)).toBeUndefined();
  });

  it('opens everything with the root key', async () => {
    const { principals } = arrange();
    expect(await principals.identify('the-root-key')).toMatchObject({ id: 'root', project: '*', role: 'admin' });
  });

  it('opens nothing with an empty root key', async () => {
    const principals = new LedgerPrincipals(ledgerDecisions(), '', new SystemClock());
    expect(await principals.identify('')).toBeUndefined();
  });

  it('finds out within three seconds that a key was revoked', async () => {
    const { principals, clock, issue, revoke } = arrange();
    await issue();
    expect(await principals.identify(spellToken('k1', secret))).toBeDefined();
    await revoke();
    clock.now = 3_000;
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
  });

  it('opens with the new secret of a rotated key, and with the former one until its end, which is said', async () => {
    const { principals, wall, issue, rotate } = arrange();
    await issue();
    await rotate('2026-11-13T09:00:00.000Z');
    wall.at = '2026-11-13T08:59:59.999Z';
    expect(await principals.identify(spellToken('k1', another))).not.toHaveProperty('isFormerSecret');
    expect(await principals.identify(spellToken('k1', secret))).toMatchObject({ id: 'ana', isFormerSecret: true });
    wall.at = '2026-11-13T09:00:00.000Z';
    expect(await principals.identify(spellToken('k1', another))).toMatchObject({ id: 'ana' });
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
  });

  it('opens nothing with the former secret where that ended at once', async () => {
    const { principals, wall, issue, rotate } = arrange();
    await issue();
    await rotate(wall.at);
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
  });

  it('opens nothing from the instant on at which a key expires', async () => {
    const { principals, wall, issue } = arrange();
    await issue({ expiresAt: '2026-11-12T10:00:00.000Z' });
    expect(await principals.identify(spellToken('k1', secret))).toBeDefined();
    wall.at = '2026-11-12T10:00:00.000Z';
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
  });

  it('finds a key as soon as it is issued, though it was asked for before', async () => {
    const { principals, issue } = arrange();
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
    await issue();
    expect(await principals.identify(spellToken('k1', secret))).toBeDefined();
  });

  it('asks the ledger again after it could not be read', async () => {
    const ledger = ledgerDecisions();
    const load = jest.spyOn(ledger, 'load').mockRejectedValueOnce(new EventLogError('unavailable', 'down'));
    const principals = new LedgerPrincipals(ledger, undefined, new SystemClock());
    await expect(principals.identify(spellToken('k1', secret))).rejects.toThrow('down');
    expect(await principals.identify(spellToken('k1', secret))).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(2);
  });

  describe('while the ledger does not answer', () => {
    const minutes = (count: number) => count * 60_000;

    function arrangeOutage(failing: () => Promise<never>) {
      const clock = { now: 0 };
      const decisions = ledgerDecisions();
      const load = jest.spyOn(decisions, 'load');
      const principals = new LedgerPrincipals(decisions, undefined, new SystemClock(), () => clock.now, 20);
      const known = async () => {
        await decisions.on(apiKey, 'k1', cause('issue'), () => [
          ApiKeyIssued({ ...ApiKeyIssued.sample, keyId: 'k1', secretDigest: digestOf(secret) }),
        ]);
        await principals.identify(spellToken('k1', secret));
        load.mockImplementation(failing);
      };
      return { clock, principals, known };
    }

    it.each([
      ['refuses', () => Promise.reject(new EventLogError('unavailable', 'down'))],
      ['is silent', () => new Promise<never>(() => undefined)],
    ])('knows for five minutes whom it knew before, whether it %s', async (_, failing) => {
      const { principals, known, clock } = arrangeOutage(failing);
      await known();
      clock.now = minutes(4);
      expect(await principals.identify(spellToken('k1', secret))).toMatchObject({ id: 'ana' });
      expect(await principals.identify(spellToken('k1', 't'.repeat(43)))).toBeUndefined();
    });

    it('knows nobody after that, and nobody new', async () => {
      const { principals, known, clock } = arrangeOutage(() =>
        Promise.reject(new EventLogError('unavailable', 'down')),
      );
      await known();
      await expect(principals.identify(spellToken('k2', secret))).rejects.toThrow('down');
      clock.now = minutes(5);
      await expect(principals.identify(spellToken('k1', secret))).rejects.toThrow('down');
    });
  });
});
