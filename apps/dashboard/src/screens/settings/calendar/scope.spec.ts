import { scopeWords, takenIn } from './scope';

const environments = [
  { environment: 'stage', labels: {} },
  { environment: 'prod-eu', labels: { tier: 'prod', region: 'eu' } },
  { environment: 'prod-us', labels: { tier: 'prod', region: 'us' } },
];

describe('what a freeze keeps shut', () => {
  it.each([
    [{ everything: true } as const, 'everything', ['stage', 'prod-eu', 'prod-us']],
    [{ environments: ['prod-us', 'moon'] }, 'prod-us, moon', ['prod-us']],
    [{ labels: { tier: 'prod', region: 'eu' } }, 'tier=prod, region=eu', ['prod-eu']],
    [{ labels: { constructor: 'x' } }, 'constructor=x', []],
  ])('%j', (scope, words, names) => {
    expect(scopeWords(scope)).toBe(words);
    expect(takenIn(scope, environments)).toEqual(names);
  });
});
