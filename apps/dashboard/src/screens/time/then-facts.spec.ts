import type { Environment } from './facts';
import { environmentsThen } from './then-facts';

const environment = (name: string, alias: string | undefined): Environment => ({
  ...{ environment: name, admits: 'candidate', after: [], labels: {}, observe: [], status: 'converged' },
  intent:
    alias === undefined
      ? null
      : {
          ...{ intentRevision: 1, intentHash: 'sha256:0', release: { id: 'sha256:1', alias }, overlayVersion: 0 },
          ...{
            since: '2026-01-01T00:00:00.000Z',
            position: '1',
            because: { promotionId: 'p-1', planHash: 'sha256:2' },
            declaredBy: 'ana',
          },
        },
  ...{ converged: null, rollout: null, promote: 'on-request', paused: null },
});
const known = { then: [environment('prod', 'v81')], now: [environment('prod', 'v84')], promotions: [], isPast: true };

describe('an environment of then', () => {
  it('had drift where a finding was open, and says what is there now', () => {
    const findings = [
      { environment: 'prod', status: 'open' },
      { environment: 'stage', status: 'open' },
    ];
    expect(environmentsThen({ ...known, findings })).toMatchObject([
      { state: { state: 'drift', word: '1 drift' }, nowThere: 'v84' },
    ]);
  });

  it('is not called anything while its findings are not known', () => {
    expect(environmentsThen({ ...known, findings: undefined })).toMatchObject([{ state: { state: 'unknown' } }]);
  });

  it('names what was on its way', () => {
    const promotions = [
      { environment: 'prod', alias: 'v82' },
      { environment: 'prod', alias: null },
      { environment: 'stage', alias: 'v83' },
    ];
    expect(environmentsThen({ ...known, findings: [], promotions })).toMatchObject([{ comes: ['v82'] }]);
  });

  it('says nothing of now at another time than then', () => {
    expect(environmentsThen({ ...known, findings: [], isPast: false })[0]?.nowThere).toBeUndefined();
    expect(environmentsThen({ ...known, now: [], findings: [] })[0]?.nowThere).toBeNull();
  });
});
