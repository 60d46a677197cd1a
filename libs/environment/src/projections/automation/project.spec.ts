import { rowsAfter } from '@ledgerline/testing';
import { AutomationPaused, AutomationResumed } from '../../events';
import { automation } from './project';

const paused = AutomationPaused(AutomationPaused.sample);
const resumed = AutomationResumed(AutomationResumed.sample);

describe('automation', () => {
  it('tells every pause, and who ended it', () => {
    expect(rowsAfter(automation, paused)).toMatchObject([
      { environment: 'prod', pauses: [{ reason: 'rolled back to v83', promotionId: 'p-1', resumed: null }] },
    ]);
    expect(rowsAfter(automation, paused, resumed, paused)).toMatchObject([
      { pauses: [{ resumed: { person: 'ana', reason: 'v85 has the fix' } }, { resumed: null }] },
    ]);
  });
});
