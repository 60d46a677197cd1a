import { gateWords } from './gate-words';

describe('a gate in words', () => {
  it.each([
    [{ approvals: { of: 'release-managers', count: 2 } }, 'approvals: 2 of release-managers'],
    [{ approvals: { role: 'admin', count: 1, comment: 'required' } }, 'approvals: 1 of role admin, with a comment'],
    [{ soak: '2h' }, 'soak: 2h'],
    [{ soak: { for: '2h', in: 'stage' } }, 'soak: for 2h in stage'],
    [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }, 'evidence: junit suite unit verdict passed'],
    [
      { 'no-open-drift': { severity: 'material', in: ['stage', 'prod'] } },
      'no-open-drift: severity material in stage, prod',
    ],
    [{ dataset: { name: 'orders', 'max-age': '7d' } }, 'dataset: orders max-age 7d'],
    [{ converged: 'stage', mode: 'warn' }, 'converged: stage (warns only)'],
    [
      { expression: 'true', otherwise: { approvals: { of: 'dbas', count: 1 } } },
      'expression: true, otherwise: approvals 1 of dbas',
    ],
  ])('%j', (gate, words) => {
    expect(gateWords(gate)).toBe(words);
  });
});
