import { ReleaseCut } from '@ledgerline/release';
import {
  PromotionAuthorized,
  PromotionCompleted,
  PromotionGatesEvaluated,
  PromotionPlanned,
  PromotionRequested,
} from '../../events';
import type { PromotionStreamEvent } from '../../events';
import { inputs, midnight, noon, policyFor } from '../../testing/samples';
import { recordedAt } from '../../testing/recorded';
import { recordedAuthorization } from './recorded-authorization';
import { promotionStatement } from './statement';

const hex = (digit: string) => digit.repeat(64);
const requested = PromotionRequested(PromotionRequested.sample);
const planned = PromotionPlanned(PromotionPlanned.sample);
const evaluated = PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, policy: policyFor('prod') });
const authorized = PromotionAuthorized(PromotionAuthorized.sample);
const completed = PromotionCompleted(PromotionCompleted.sample);

const recorded = (...events: readonly PromotionStreamEvent[]) =>
  events.reduce(
    (state, event, index) =>
      recordedAuthorization.evolve(state, recordedAt(event === authorized ? noon : midnight, event, index)),
    recordedAuthorization.initial,
  );
const evidence = new Map([
  ['e-1', { blob: `sha256:${hex('e')}` }],
  ['e-2', { blob: `sha256:${hex('d')}` }],
]);
const release = { content: ReleaseCut.sample.content, evidence };

describe('what is said about a promotion', () => {
  it('is which policy its artifacts were held against, when, and on what evidence', () => {
    const state = recorded(requested, planned, evaluated, authorized, completed);
    if (state.authorized === undefined) throw new Error('not authorised');
    expect(promotionStatement('checkout', state.authorized, release)).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'web', digest: { sha256: ReleaseCut.sample.content.artifacts.web?.digest.slice(7) } }],
      predicateType: 'https://slsa.dev/verification_summary/v1',
      predicate: {
        verifier: { id: 'urn:ledgerline:verifier:v1' },
        timeVerified: noon,
        resourceUri: `urn:ledgerline:checkout:prod:sha256:${hex('b')}`,
        policy: { uri: `urn:ledgerline:checkout:policy:sha256:${hex('5')}`, digest: { sha256: hex('5') } },
        inputAttestations: [{ uri: `urn:ledgerline:blob:sha256:${hex('e')}`, digest: { sha256: hex('e') } }],
        verificationResult: 'PASSED',
        verifiedLevels: ['LEDGERLINE_STATE_PROD_APPROVED'],
        'urn:ledgerline:promotion': {
          promotionId: 'p-1',
          planHash: `sha256:${hex('3')}`,
          inputHash: `sha256:${hex('4')}`,
        },
      },
    });
  });

  it('is told from what was recorded then: later events change nothing of it', () => {
    const later = recorded(requested, planned, evaluated, authorized, completed).authorized;
    expect(recorded(requested, planned, evaluated, authorized).authorized).toEqual(later);
  });

  it('is nothing before it was authorised', () => {
    expect(recorded(requested, planned, evaluated).authorized).toBeUndefined();
    expect(recorded().project).toBeUndefined();
  });

  it('is that it failed where the glass was broken, and by whom', () => {
    const breakGlass = { people: ['ana', 'mei'], reason: 'checkout is down', until: noon };
    const broken = PromotionGatesEvaluated({ ...evaluated.data, inputs: { ...inputs, breakGlass } });
    const { authorized: state } = recorded(requested, planned, broken, authorized);
    expect(state && promotionStatement('checkout', state, release).predicate).toMatchObject({
      verificationResult: 'FAILED',
      verifiedLevels: [],
      'urn:ledgerline:promotion': { brokenGlass: { people: ['ana', 'mei'], reason: 'checkout is down' } },
    });
  });

  it('names the exceptions without which it would not have passed', () => {
    const gates = [{ gate: 'soak', holds: true, because: 'excepted', unblockedBy: [], exceptionId: 'EX-1' }];
    const { authorized: state } = recorded(
      requested,
      planned,
      PromotionGatesEvaluated({ ...evaluated.data, gates }),
      authorized,
    );
    expect(state && promotionStatement('checkout', state, release).predicate).toMatchObject({
      verificationResult: 'PASSED',
      'urn:ledgerline:promotion': { excepted: [{ gate: 'soak', exceptionId: 'EX-1' }] },
    });
  });

  it('names no level where the policy was not recorded', () => {
    const old = recorded(
      requested,
      planned,
      PromotionGatesEvaluated(PromotionGatesEvaluated.sample),
      authorized,
    ).authorized;
    expect(old && promotionStatement('checkout', old, release).predicate).toMatchObject({ verifiedLevels: [] });
  });
});
