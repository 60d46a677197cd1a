import { versionTable, versionText, waiting } from './overlays';

const now = new Date('2026-11-20T10:00:00Z');
const ana = { person: 'ana', owners: ['web-team'] };

describe('an overlay, told', () => {
  it('says of a proposal what it changes, who said yes and who has to yet', () => {
    const proposal = {
      proposalId: 'o-1',
      changes: { 'web.replicas': 12, 'flags.sale': null },
      proposer: 'olga',
      reason: 'month-end load',
      reviews: [ana],
      missing: [
        { owner: 'pricing', keys: ['flags.sale'] },
        { owner: null, keys: ['web.old'] },
      ],
    };
    expect(waiting(proposal).split('\n')).toEqual([
      '  proposed   o-1  web.replicas=12, flags.sale taken out',
      '    why      olga: month-end load',
      '    said yes ana (web-team)',
      '    missing  pricing (flags.sale), anybody else (web.old)',
    ]);
    expect(waiting({ ...proposal, reviews: [], reverts: 3 })).toContain('why      back to version 3, olga');
  });

  it('says of a version how it came to be, and what became of it', () => {
    const version = {
      version: 2,
      values: { 'web.replicas': 12 },
      changes: { 'web.replicas': 12 },
      proposer: 'olga',
      approver: 'mei',
      reason: 'load',
      reviews: [ana],
      revertedBy: 3,
      at: '2026-11-12T09:20:00.000Z',
    };
    expect(versionText('prod', version, now).split('\n')).toEqual([
      'prod, overlay 2, 12 Nov 09:20 UTC  reverted by 3',
      '  web.replicas  12',
      '  changed    web.replicas=12',
      '  why        olga: load',
      '  reviewed   ana (web-team)',
    ]);
    const back = { ...version, version: 3, reviews: [], reverts: 1, revertedBy: null };
    const [, first = '', second = ''] = versionTable([back, version], now).split('\n');
    expect(first).toMatch(/^3 .*olga: load +mei +back to 1$/);
    expect(second).toMatch(/^2 .*ana \(web-team\) +reverted by 3$/);
  });
});
