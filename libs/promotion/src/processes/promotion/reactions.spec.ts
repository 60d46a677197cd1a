import type { Refused } from '@ledgerline/kernel';
import { whatProcessDoes } from '@ledgerline/testing';
import {
  ExceptionEnded,
  ExceptionExpired,
  ExceptionGranted,
  FreezeDeclared,
  FreezeLifted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionFailed,
  PromotionGlassBroken,
  PromotionPlanned,
  PromotionRequested,
  ReleaseRejected,
  ReleaseRejectionLifted,
} from '../../events';
import { digest } from '../../testing/samples';
import type { PromotionProcessCommand } from './commands';
import { promotionProcess } from './process';

const promotionId = 'p-1';
const where = { project: 'checkout', environment: 'prod' };
const { planHash, plan } = PromotionPlanned.sample;
const { baseline, proposedIntent } = plan;

const requested = PromotionRequested(PromotionRequested.sample);
const newer = PromotionRequested({ ...PromotionRequested.sample, promotionId: 'p-2', releaseId: digest('c') });
const planned = PromotionPlanned(PromotionPlanned.sample);
const authorized = (authorization = 1) => PromotionAuthorized({ ...PromotionAuthorized.sample, authorization });
const revoked = PromotionApprovalRevoked(PromotionApprovalRevoked.sample);
const rejected = (environments?: string[]) =>
  ReleaseRejected({ ...ReleaseRejected.sample, ...(environments && { environments }) });
const lifted = ReleaseRejectionLifted(ReleaseRejectionLifted.sample);
const declared = {
  type: 'intent.declared' as const,
  data: {
    ...{ ...where, intentRevision: 1, intentHash: digest('2'), document: { release: { id: digest('b') } } },
    because: { promotionId, planHash },
  },
};
const gated = [requested, planned] as const;
const underWay = [...gated, authorized(), declared] as const;

const declareIntent = (authorization = 1, rollback = false): PromotionProcessCommand => ({
  command: 'declare-intent',
  ...{ promotionId, ...where, releaseId: digest('b'), planHash, baseline, proposedIntent, authorization, rollback },
});
const refused = (code: string, authorization = 1): Refused<PromotionProcessCommand> => ({
  ...{ type: 'refused', command: declareIntent(authorization), code, facts: {} },
});
const sends = (...commands: PromotionProcessCommand[]) => commands.map((command) => ({ do: 'send', command }));
const evaluates = sends({ command: 'evaluate-gates', promotionId });
const plansAgain = (turnedDown = 1) => sends({ command: 'plan-promotion', promotionId, turnedDown });
const ignores = (because: string) => [{ do: 'ignore', because }];
const whenItIs = (...history: readonly [...Parameters<typeof whatProcessDoes>[1][]]) =>
  whatProcessDoes(promotionProcess, ...(history as unknown as [typeof requested]));

describe('a promotion that waits for its gates', () => {
  it.each([
    ['somebody takes their word back', revoked],
    ['two people break the glass', PromotionGlassBroken(PromotionGlassBroken.sample)],
    ['an exception is granted', ExceptionGranted(ExceptionGranted.sample)],
    ['an exception expires', ExceptionExpired(ExceptionExpired.sample)],
    ['an exception is ended', ExceptionEnded(ExceptionEnded.sample)],
    ['a freeze is declared', FreezeDeclared(FreezeDeclared.sample)],
    ['a freeze is lifted', FreezeLifted(FreezeLifted.sample)],
    ['the rejection of its release is lifted', lifted],
  ])('is evaluated again when %s', (_, event) => {
    expect(whenItIs(...gated, event)).toEqual(evaluates);
  });

  it('fails when its release is rejected, everywhere or where it goes', () => {
    const fails = sends({
      ...{ command: 'fail-promotion', promotionId },
      reason: 'the release was rejected by ana: loses orders under load',
    });
    expect(whenItIs(...gated, rejected())).toEqual(fails);
    expect(whenItIs(requested, rejected(['prod', 'stage']))).toEqual(fails);
    expect(whenItIs(...gated, rejected(['stage']))).toEqual(ignores('it is rejected for elsewhere'));
  });
});

describe('a promotion that is authorised', () => {
  it('is evaluated again when a word that it rests on is taken back, and may be authorised anew', () => {
    expect(whenItIs(...gated, authorized(), revoked)).toEqual(evaluates);
    expect(whenItIs(...gated, authorized(), revoked, authorized(2))).toEqual(sends(declareIntent(2)));
  });

  it.each(['authorization-withdrawn', 'frozen'])('goes back to its gates when it is barred: %s', (code) => {
    expect(whenItIs(...gated, authorized(), refused(code))).toEqual(plansAgain());
  });

  it.each(['authorization-withdrawn', 'frozen'])('may be barred as often as it takes: %s', (code) => {
    const round = (time: number) => [planned, authorized(time), refused(code, time)];
    const rounds = Array.from({ length: 9 }, (_, index) => round(index + 1)).flat();
    expect(whenItIs(requested, ...rounds)).toEqual(plansAgain(9));
  });

  it.each(['authorization-withdrawn', 'frozen'])('gives way to the newer one when it is barred: %s', (code) => {
    expect(whenItIs(...gated, authorized(), newer, refused(code))).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'p-2', turnedDown: 1 }),
    );
  });

  it.each(['authorization-withdrawn', 'frozen', 'baseline-moved'])(
    'is not taken back by a late refusal of an earlier authorisation: %s',
    (code) => {
      const history = [...gated, authorized(), revoked, authorized(2), refused(code)] as const;
      expect(whenItIs(...history)).toEqual(ignores('another of its authorisations was turned down'));
      expect(whenItIs(...history, refused(code, 2))).toEqual(plansAgain(2));
    },
  );

  it('gives way to a newer one that came when it was on its way back to its gates', () => {
    expect(whenItIs(...gated, authorized(), refused('frozen'), newer, planned)).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'p-2' }),
    );
  });

  it('gives way to the newer one when a word is taken back', () => {
    expect(whenItIs(...gated, authorized(), newer, revoked)).toEqual(
      sends({ command: 'supersede-promotion', promotionId, by: 'p-2' }),
    );
  });

  it('is stopped where it is declared when its release is rejected, and fails', () => {
    expect(whenItIs(...gated, authorized(), rejected())).toEqual(ignores('it is authorized already'));
    expect(whenItIs(...gated, authorized(), rejected(), refused('release-rejected'))).toEqual(
      sends({ command: 'fail-promotion', promotionId, reason: 'declare-intent was refused: release-rejected' }),
    );
  });

  it('says to its environment that an earlier release comes back', () => {
    const back = PromotionRequested({ ...requested.data, kind: 'rollback' });
    expect(whenItIs(back, planned, authorized())).toEqual(sends(declareIntent(1, true)));
  });
});

describe('a promotion that rolls out', () => {
  it.each([
    ['a word is taken back', revoked],
    ['a freeze is declared', FreezeDeclared(FreezeDeclared.sample)],
    ['an exception expires', ExceptionExpired(ExceptionExpired.sample)],
  ])('goes on when %s', (_, event) => {
    expect(whenItIs(...underWay, event)).toEqual(ignores('no gate is waited for while it is rolling-out'));
  });

  it('goes on when its release is rejected', () => {
    expect(whenItIs(...underWay, rejected())).toEqual(ignores('it is rolling-out already'));
  });
});

describe('what happens around a promotion', () => {
  const followed = (event: Parameters<typeof promotionProcess.correlate>[0]) => promotionProcess.correlate(event);

  it('reaches it by its environment where that is excepted, by its project where that is frozen, by its release', () => {
    for (const event of [ExceptionGranted(ExceptionGranted.sample), ExceptionEnded(ExceptionEnded.sample)]) {
      expect(followed(event)).toEqual({ following: ['environment:checkout:prod'] });
    }
    const ofBounds = { variance: 'web.replicas', environment: 'stage' };
    expect(followed(ExceptionExpired({ ...ExceptionExpired.sample, waives: ofBounds }))).toEqual({
      following: ['environment:checkout:stage'],
    });
    for (const event of [FreezeDeclared(FreezeDeclared.sample), FreezeLifted(FreezeLifted.sample)]) {
      expect(followed(event)).toEqual({ following: ['project:checkout'] });
    }
    for (const event of [rejected(), lifted]) {
      expect(followed(event)).toEqual({ following: [`release:checkout:${digest('b')}`] });
    }
    for (const event of [revoked, PromotionGlassBroken(PromotionGlassBroken.sample)]) {
      expect(followed(event)).toEqual({ instance: promotionId });
    }
  });

  it('finds it over', () => {
    const over = [...gated, PromotionFailed(PromotionFailed.sample)] as const;
    for (const event of [revoked, rejected(), lifted, FreezeLifted(FreezeLifted.sample)]) {
      expect(whenItIs(...over, event)).toEqual(ignores('the promotion is over'));
    }
  });
});
