import { tierOf } from './environment-tier';

const place = (admits: string, after: string[], labels: Record<string, string> = {}) => ({
  ...{ admits, after, labels },
  observe: [],
});
const line = {
  dev: place('candidate', []),
  stage: place('dev-approved', ['dev']),
  'prod-eu': place('prod-approved', ['stage']),
  'prod-us': place('prod-approved', ['prod-eu']),
};

describe('the tier of an environment', () => {
  it('follows from its place in the line', () => {
    expect(Object.keys(line).map((name) => tierOf(line, name))).toEqual([
      'development',
      'staging',
      'production',
      'production',
    ]);
  });

  it('is what its label says', () => {
    const labelled = { ...line, load: place('prod-approved', ['stage'], { tier: 'Staging' }) };
    expect(tierOf(labelled, 'load')).toBe('staging');
    expect(tierOf({ ...line, dev: place('candidate', [], { tier: 'prod' }) }, 'dev')).toBe('production');
  });

  it('takes no other label for it', () => {
    expect(tierOf({ ...line, dev: place('candidate', [], { tier: 'constructor' }) }, 'dev')).toBe('development');
  });

  it('is production where nobody knows better', () => {
    expect(tierOf({ only: place('candidate', []) }, 'only')).toBe('production');
    expect(tierOf(line, 'unheard-of')).toBe('production');
  });
});
