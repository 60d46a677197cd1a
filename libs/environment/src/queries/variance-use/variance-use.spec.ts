import { sampleConfiguration } from '../../testing/samples';
import type { OwnValue } from './variance-use';
import { varianceUse } from './variance-use';

const value = (environment: string, key: string, of: unknown = 12): OwnValue => ({
  ...{ environment, key, value: of, proposalId: 'o-1', proposer: 'olga', version: 1 },
  ...{ since: '2026-01-01T00:00:00.000Z', position: '3' },
});
const usesOf = (key: string, ...values: readonly OwnValue[]) =>
  varianceUse(sampleConfiguration, values).rules.find((rule) => rule.key === key)?.uses;

describe('the use of the variance rules', () => {
  it('tells each rule with its owner, its reason and the bounds apart from both', () => {
    const { rules } = varianceUse(sampleConfiguration, []);
    expect(rules.map(({ key }) => key)).toEqual(Object.keys(sampleConfiguration.variance).sort());
    expect(rules.find(({ key }) => key === 'flags.new-pricing')).toEqual({
      ...{ key: 'flags.new-pricing', owner: 'pricing', why: 'tested before sale', environments: ['stage'] },
      ...{ bounds: { type: 'boolean' }, relative: [], credential: false, uses: [] },
    });
    expect(rules.find(({ key }) => key === 'web.replicas')).toMatchObject({
      ...{ environments: null, bounds: { type: 'integer', minimum: 1, maximum: 40 } },
    });
  });

  it('names the environments that have a value of their own under it', () => {
    const used = value('prod', 'web.replicas');
    expect(usesOf('web.replicas', used)).toEqual([used]);
    expect(usesOf('web.endpoints.*', used)).toEqual([]);
  });

  it('counts a key for the rule that binds it alone', () => {
    const targeting = value('stage', 'flags.new-pricing.targeting', {});
    expect(usesOf('flags.new-pricing.targeting', targeting)).toEqual([targeting]);
    expect(usesOf('flags.new-pricing', targeting)).toEqual([]);
    const endpoint = value('prod', 'web.endpoints.psp', 'https://psp.example');
    expect(usesOf('web.endpoints.*', endpoint)).toEqual([endpoint]);
  });

  it('keeps apart what no rule covers', () => {
    const lone = value('prod', 'web.timeout');
    expect(varianceUse(sampleConfiguration, [lone]).uncovered).toEqual([lone]);
  });

  it('is told of the environments that there are', () => {
    expect(usesOf('web.replicas', value('moon', 'web.replicas'))).toEqual([]);
    expect(usesOf('web.replicas', value('constructor', 'web.replicas'))).toEqual([]);
  });
});
