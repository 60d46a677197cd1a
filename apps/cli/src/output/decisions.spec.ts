import { decisionCells, decisions, replayLines, subjectOf } from './decisions';

const decision = {
  ...{ kind: 'authorisation', release: 'v84', releaseId: null, promotionId: 'p-1', environment: 'prod', state: null },
  ...{ position: '18204', at: '2026-11-12T09:20:11.000Z' },
};

describe('decisions for people', () => {
  it('are named by what they are about', () => {
    expect(subjectOf(decision)).toBe('v84 → prod');
    expect(subjectOf({ ...decision, environment: null, state: 'stage-approved' })).toBe('v84 is stage-approved');
    const releaseId = `sha256:91ac${'0'.repeat(58)}e2`;
    expect(subjectOf({ ...decision, release: null, releaseId })).toBe('sha256:91ac…e2 → prod');
    expect(subjectOf({ ...decision, release: null })).toBe('p-1 → prod');
    expect(subjectOf({ ...decision, release: null, promotionId: null, environment: null })).toBe('–');
    expect(decisionCells(decision, new Date('2026-11-23T12:00:00Z'))).toEqual([
      ...['18204', '12 Nov 09:20 UTC', 'authorisation', 'v84 → prod'],
    ]);
  });

  it('are counted', () => {
    expect([decisions(0), decisions(1), decisions(18_204)]).toEqual(['0 decisions', '1 decision', '18 204 decisions']);
  });

  it('show every difference with its reason, and what else there is to say', () => {
    const shown = replayLines({
      differences: [
        { what: 'input', pointer: '/inputs/now', recorded: 'a', recomputed: 'b', why: 'the ledger says otherwise' },
        { what: 'gate', pointer: '/gates/0', gate: 'soak', recorded: {}, recomputed: {}, why: 'recorded as held' },
      ],
      moved: [{ pointer: '/planHash', position: '9' }],
      because: 'a stream cannot be read',
    });
    expect(shown.split('\n').map((line) => line.trim())).toEqual([
      expect.stringMatching(/^input +\/inputs\/now +recorded a, now b$/),
      'the ledger says otherwise',
      expect.stringMatching(/^gate +soak$/),
      'recorded as held',
      '/planHash changed at position 9, while it was decided',
      'a stream cannot be read',
    ]);
  });
});
