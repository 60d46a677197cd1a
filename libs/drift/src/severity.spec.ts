import { sampleDifference } from './difference';
import { severityOf, weighed } from './severity';

const ranks = ['minor', 'material', 'critical'] as const;
const tiers = ['development', 'staging', 'production'] as const;
const kinds = ['missing', 'changed', 'unexpected'] as const;

describe('the severity of a difference', () => {
  it('is that of its place in production', () => {
    for (const kind of kinds) {
      expect(ranks.map((materiality) => severityOf(materiality, 'production', kind))).toEqual(ranks);
    }
  });

  it('is less where less hangs on it', () => {
    expect(tiers.map((tier) => severityOf('critical', tier, 'changed'))).toEqual(['material', 'critical', 'critical']);
    expect(tiers.map((tier) => severityOf('critical', tier, 'unexpected'))).toEqual([
      'material',
      'material',
      'critical',
    ]);
    expect(tiers.map((tier) => severityOf('material', tier, 'unexpected'))).toEqual(['minor', 'material', 'material']);
  });

  it('never falls with the materiality or with the tier', () => {
    const rank = (severity: (typeof ranks)[number]) => ranks.indexOf(severity);
    for (const kind of kinds) {
      for (const [index, materiality] of ranks.entries()) {
        const across = tiers.map((tier) => rank(severityOf(materiality, tier, kind)));
        expect(across).toEqual([...across].sort());
        const above = ranks[index + 1];
        if (above === undefined) continue;
        for (const tier of tiers) {
          expect(rank(severityOf(above, tier, kind))).toBeGreaterThanOrEqual(rank(severityOf(materiality, tier, kind)));
        }
      }
    }
  });

  it('is left as it is where nobody knows what is there', () => {
    const unknown = { ...sampleDifference, classification: 'unknown' as const };
    expect(weighed([unknown, sampleDifference], 'development').map(({ severity }) => severity)).toEqual([
      'material',
      'minor',
    ]);
  });
});
