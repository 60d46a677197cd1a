import { Refusal } from '@ledgerline/kernel';
import type { PromotionStreamEvent } from '../../events';
import {
  PromotionAuthorized,
  PromotionFailed,
  PromotionGlassBroken,
  PromotionPlanned,
  PromotionRequested,
} from '../../events';
import { promotion } from '../../evolve';
import { causeOf, histories } from '../../testing/histories';
import { digest, midnight, noon } from '../../testing/samples';
import { DeclarePlanned } from './command';
import { barred, type Bars } from './decide';

const { planHash, plan } = PromotionPlanned.sample;
const { baseline, proposedIntent } = plan;
const where = { project: 'checkout', environment: 'prod' };
const command = (authorization?: number) =>
  new DeclarePlanned(
    causeOf(),
    'p-1',
    { ...where, releaseId: digest('b'), planHash, baseline, proposedIntent },
    authorization,
  );
const nothing: Bars = { now: midnight, rejection: undefined, frozen: [] };
const freeze = (name: string) => ({
  ...{ freezeId: `FZ-${name}`, name, reason: 'the quarter is closed', from: midnight, until: noon },
  liftedBy: 'platform-leads',
});
const frozen = (...names: string[]): Bars => ({
  ...nothing,
  frozen: names.map((name) => ({ freeze: freeze(name), until: noon })),
});
const excepted = (gate: string, until: string) => ({
  exceptions: [{ exceptionId: 'EX-1', gate, reason: 'a fix', approvedBy: ['ana'], until }],
});
const lookingAt = (bars: Bars, authorization: number | undefined, ...history: readonly PromotionStreamEvent[]) =>
  barred(command(authorization), bars, history.reduce(promotion.evolve, promotion.initial));
const saysFrozen = new Refusal('frozen', {
  ...{ environment: 'prod', until: noon, reason: 'the quarter is closed' },
  ...{ liftedBy: 'platform-leads', freezeId: 'FZ-q4' },
});
const broken = (more: Partial<PromotionGlassBroken['data']> = {}) => [
  ...histories.gated,
  PromotionGlassBroken({ ...PromotionGlassBroken.sample, ...more }),
  PromotionAuthorized(PromotionAuthorized.sample),
];

describe('the last look before an intent is declared', () => {
  it('lets through what is authorised and barred by nothing', () => {
    expect(lookingAt(nothing, 1, ...histories.authorized)).toBeUndefined();
    expect(lookingAt(nothing, undefined, ...histories.authorized)).toBeUndefined();
  });

  it.each([
    ['a word was taken back', histories.revoked],
    ['it failed meanwhile', [...histories.authorized, PromotionFailed(PromotionFailed.sample)]],
    ['it was planned again', [...histories.authorized, PromotionPlanned(PromotionPlanned.sample)]],
  ])('finds the authorisation withdrawn when %s', (_, history) => {
    expect(lookingAt(nothing, 1, ...history)).toEqual(new Refusal('authorization-withdrawn'));
  });

  it('finds it withdrawn when it is another than the one in force', () => {
    const again = PromotionAuthorized({ ...PromotionAuthorized.sample, authorization: 2 });
    expect(lookingAt(nothing, 1, ...histories.revoked, again)).toEqual(new Refusal('authorization-withdrawn'));
    expect(lookingAt(nothing, 2, ...histories.revoked, again)).toBeUndefined();
  });

  it('stops a release that was rejected, and broken glass does not help', () => {
    const rejection = { person: 'mei', reason: 'loses orders' };
    for (const history of [histories.authorized, broken()]) {
      expect(lookingAt({ ...nothing, rejection }, 1, ...history)).toEqual(
        new Refusal('release-rejected', { release: digest('b'), person: 'mei', reason: 'loses orders' }),
      );
    }
  });

  it('stops everything while a freeze is on', () => {
    expect(lookingAt(frozen('q4'), 1, ...histories.authorized)).toEqual(saysFrozen);
  });

  it('lets broken glass through, within its minutes and for its own plan', () => {
    expect(lookingAt(frozen('q4'), 1, ...broken())).toBeUndefined();
    expect(lookingAt(frozen('q4'), 1, ...broken({ until: midnight }))).toEqual(saysFrozen);
    expect(lookingAt(frozen('q4'), 1, ...broken({ planHash: digest('d') }))).toEqual(saysFrozen);
  });

  it('lets through what its gate lets through: an exception for this freeze, until its end', () => {
    const history = histories.authorized;
    expect(lookingAt({ ...frozen('q4'), ...excepted('freeze:q4', noon) }, 1, ...history)).toBeUndefined();
    expect(lookingAt({ ...frozen('q4'), ...excepted('freeze:q4', midnight) }, 1, ...history)).toEqual(saysFrozen);
    expect(lookingAt({ ...frozen('q4'), ...excepted('freeze:q3', noon) }, 1, ...history)).toEqual(saysFrozen);
    expect(lookingAt({ ...frozen('q3', 'q4'), ...excepted('freeze:q3', noon) }, 1, ...history)).toEqual(saysFrozen);
  });

  it('never lets what nobody asked for go back to an older release', () => {
    const [first, ...then] = histories.authorized;
    const byItself = [PromotionRequested({ ...first.data, automatic: true }), ...then];
    const bars = { ...nothing, newer: 'v85' };
    expect(lookingAt(bars, 1, ...byItself)).toEqual(
      new Refusal('older-than-declared', { release: digest('b'), declared: 'v85', environment: 'prod' }),
    );
    expect(lookingAt(nothing, 1, ...byItself)).toBeUndefined();
    expect(lookingAt(bars, 1, ...histories.authorized)).toBeUndefined();
  });

  it('knows no promotion that was never requested', () => {
    expect(lookingAt(nothing, 1)).toEqual(
      new Refusal('no-such-promotion', { promotionId: 'p-1', project: 'any project' }),
    );
  });
});
