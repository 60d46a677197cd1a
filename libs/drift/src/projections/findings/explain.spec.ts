import type { CaptureProposal } from '../../capture/proposal';
import { sampleDifference } from '../../difference';
import { explain } from './explain';
import type { FindingView } from './query';

const finding: FindingView = {
  project: 'checkout',
  environment: 'prod',
  findingId: 'DR-7f3c9a1e',
  detector: 'flagd',
  status: 'open',
  severity: 'material',
  fingerprint: sampleDifference.fingerprint,
  difference: sampleDifference,
  openedAt: '2026-01-01T00:00:00.000Z',
  position: '7',
  intentRevision: 1,
  reopened: 0,
  flapping: false,
  writers: [],
  history: [],
  seen: null,
};
const proposal = (changed: Partial<CaptureProposal> = {}): CaptureProposal => ({
  ...{ target: 'overlay', says: 'sets web.replicas', document: 'overlays/prod.yaml', diff: '', statements: [] },
  patch: [{ op: 'replace', path: '/web.replicas', value: 12 }],
  ...changed,
});

describe('explaining a finding', () => {
  it('says what is declared, what is observed, and why that is drift', () => {
    expect(explain(finding, undefined)).toMatchObject({
      declared: null,
      observed: { if: [] },
      because: 'no variance rule allows flags.new-pricing.targeting in prod',
    });
  });

  it('says who wrote it last, where that is known', () => {
    expect(explain(finding, undefined).changedBy).toBeNull();
    const writer = { manager: 'kubectl-edit', operation: 'Update', at: '2026-01-01T00:00:00Z' };
    const difference = { ...sampleDifference, writer };
    expect(explain({ ...finding, difference }, undefined).changedBy).toEqual(writer);
  });

  it('says what a capture would propose', () => {
    expect(explain(finding, proposal()).capture).toEqual({
      possible: true,
      says: 'sets web.replicas (/web.replicas = 12)',
      command: 'ledgerline drift capture DR-7f3c9a1e --reason …',
    });
    const statements = ['CREATE INDEX a ON b (c);'];
    expect(explain(finding, proposal({ patch: [], statements, says: 'a migration' })).capture.says).toBe(
      'a migration: CREATE INDEX a ON b (c);',
    );
  });

  it('says why a capture is not possible', () => {
    expect(explain(finding, undefined).capture).toMatchObject({
      possible: false,
      says: 'nothing is declared for prod',
    });
    const built = proposal({ target: 'nothing', patch: [], says: 'it is built' });
    expect(explain(finding, built).capture).toMatchObject({ possible: false, says: 'it is built' });
  });

  it('says what a revert would do, and that nobody changes a database without somebody', () => {
    expect(explain(finding, undefined).revert.says).toBe(
      'asks the deployers of prod for it: takes what nobody declared out of flag new-pricing',
    );
    const index = { ...sampleDifference, domain: 'postgres', resource: 'database orders' };
    expect(explain({ ...finding, difference: index }, undefined).revert.says).toContain('by hand');
  });

  it('offers nothing for what is closed', () => {
    const closed: FindingView = { ...finding, status: 'closed', closedAs: 'reverted' };
    const { capture, revert, accept } = explain(closed, proposal());
    expect([capture, revert, accept].map(({ possible }) => possible)).toEqual([false, false, false]);
    expect(accept.says).toBe('closed as reverted, there is nothing left to do');
  });
});
