import { sampleDifference } from '../../difference';
import type { Capturable } from './explain';
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
const capturable = (value: unknown, forbidden?: string): Capturable => ({
  change: { key: 'web.replicas', value },
  forbidden,
});

describe('explaining a finding', () => {
  it('says what is declared, what is observed, and why that is drift', () => {
    expect(explain(finding, undefined)).toMatchObject({
      declared: null,
      observed: { if: [] },
      because: 'no variance rule allows flags.new-pricing.targeting in prod',
    });
  });

  it('says what a capture would propose, and who it waits for', () => {
    expect(explain(finding, capturable(12)).capture).toEqual({
      possible: true,
      says: 'proposes web.replicas = 12 for the overlay of prod; another person approves it',
      command: 'ledgerline drift capture DR-7f3c9a1e --reason …',
    });
    expect(explain(finding, capturable(null)).capture.says).toBe(
      'proposes to take web.replicas out of the overlay of prod; another person approves it',
    );
  });

  it('says why a capture is not possible', () => {
    expect(explain(finding, undefined).capture).toMatchObject({
      possible: false,
      says: 'no overlay can declare this; only a release can',
    });
    expect(explain(finding, capturable(12, 'it is too many')).capture).toMatchObject({
      possible: false,
      says: 'it is too many',
    });
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
    const { capture, revert, accept } = explain(closed, capturable(12));
    expect([capture, revert, accept].map(({ possible }) => possible)).toEqual([false, false, false]);
    expect(accept.says).toBe('closed as reverted, there is nothing left to do');
  });
});
