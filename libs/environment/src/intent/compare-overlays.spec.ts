import * as fc from 'fast-check';
import type { ComparedOverlay } from './compare-overlays';
import { compareOverlays } from './compare-overlays';

const origin = { since: '2026-01-01T00:00:00.000Z', position: '7', proposedBy: 'olga', reviewedBy: ['ana'] };
const overlay = (
  values: Readonly<Record<string, unknown>>,
  { environment = 'prod', forbidden = [] as readonly string[] } = {},
): ComparedOverlay => ({
  environment,
  values,
  answersFor: () => ({ owner: 'web-team', why: 'load differs' }),
  forbids: (key) => (forbidden.includes(key) ? { rule: key, because: 'too many' } : undefined),
  originOf: () => origin,
});

describe('the difference between two versions of an overlay', () => {
  it('is told key by key, with who answers for it and through whom it came', () => {
    const before = overlay({ 'web.replicas': 8, 'web.motd': 'hi' });
    const after = overlay({ 'web.replicas': 12, 'flags.sale': true, 'web.motd': 'hi' });
    const value = { environment: 'prod', owner: 'web-team', why: 'load differs', ...origin };
    expect(compareOverlays(before, after)).toEqual([
      {
        kind: 'flag',
        key: 'flags.sale',
        from: null,
        to: true,
        classification: 'declared-variance',
        reason: 'load differs',
        owner: 'web-team',
        declared: [{ side: 'to', ...value }],
      },
      {
        kind: 'configuration',
        key: 'web.replicas',
        from: 8,
        to: 12,
        classification: 'declared-variance',
        reason: 'load differs',
        owner: 'web-team',
        declared: [
          { side: 'to', ...value },
          { side: 'from', ...value },
        ],
      },
    ]);
  });

  it('is unexplained where the rules of that moment do not allow a value', () => {
    const after = overlay({ 'web.replicas': 60 }, { forbidden: ['web.replicas'] });
    expect(compareOverlays(overlay({}), after)).toMatchObject([
      {
        classification: 'unexplained',
        rule: 'web.replicas',
        reason: 'the variance rules do not allow it in prod: too many (rule: web.replicas)',
      },
    ]);
  });

  describe('of any two', () => {
    const values = fc.dictionary(fc.constantFrom('web.a', 'web.b', 'flags.a'), fc.constantFrom(1, 2, 'x'), {
      noNullPrototype: true,
    });
    const any = fc
      .record({ values, forbidden: fc.subarray(['web.a', 'flags.a']) })
      .map(({ values: held, forbidden }) => overlay(held, { forbidden }));

    it('is empty for the same, mirrored from the other side, and has one classification each', () => {
      fc.assert(
        fc.property(any, any, (one, other) => {
          expect(compareOverlays(one, { ...one, values: { ...one.values } })).toEqual([]);
          const told = (from: ComparedOverlay, to: ComparedOverlay) =>
            compareOverlays(from, to).map(({ key, classification, ...sides }) => [
              key,
              classification,
              sides.from,
              sides.to,
            ]);
          const back = told(other, one).map(([key, classification, from, to]) => [key, classification, to, from]);
          expect(back).toEqual(told(one, other));
        }),
      );
    });
  });
});
