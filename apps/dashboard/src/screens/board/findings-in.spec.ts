import { countedNow, countedThen } from './findings-in';

const one = (environment: string, status: 'open' | 'excepted' = 'open') => ({ environment, status });

describe('the findings in an environment', () => {
  it('are now as many as the server counts, however many there are', () => {
    const findings = countedNow({
      environments: [
        { name: 'prod', count: 5_000 },
        { name: 'dev', count: 2 },
      ],
      excepted: [{ name: 'prod', count: 4_999 }],
    });
    expect([findings('prod'), findings('dev'), findings('stage')]).toEqual([
      { open: 1, excepted: 4_999 },
      { open: 2, excepted: 0 },
      { open: 0, excepted: 0 },
    ]);
  });

  it('were then as many as are listed', () => {
    const findings = countedThen({ items: [one('prod'), one('prod', 'excepted')], next: null });
    expect([findings('prod'), findings('dev')]).toEqual([
      { open: 1, excepted: 1 },
      { open: 0, excepted: 0 },
    ]);
  });

  it('are not known where the list is cut before any of them', () => {
    const findings = countedThen({ items: [one('prod')], next: 'more' });
    expect(findings('prod')).toEqual({ open: 1, excepted: 0 });
    expect(findings('dev')).toBeUndefined();
  });
});
