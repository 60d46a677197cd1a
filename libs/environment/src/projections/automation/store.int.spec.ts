import { AutomationPaused, AutomationResumed } from '../../events';
import { tablesAfter } from '../../testing/tables';
import { AutomationStore } from './store';

describe('the stored pauses', () => {
  it('are those of one project', async () => {
    const elsewhere = AutomationPaused({ ...AutomationPaused.sample, project: 'billing' });
    const tables = await tablesAfter(
      AutomationPaused(AutomationPaused.sample),
      elsewhere,
      AutomationResumed(AutomationResumed.sample),
    );
    const store = new AutomationStore(tables.postgres);
    expect(await store.of('checkout')).toMatchObject([
      { environment: 'prod', pauses: [{ resumed: { person: 'ana' } }] },
    ]);
    expect(await store.of('billing')).toMatchObject([{ pauses: [{ resumed: null }] }]);
    expect(await store.of('another')).toEqual([]);
    await tables.stop();
  });
});
