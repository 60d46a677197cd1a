import { readFile } from 'node:fs/promises';
import { SpecProject } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const events = 'Events, the newest first';

describeInBrowser('the ledger', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('ledger');
    for (const alias of ['v1', 'v2']) await project.release(alias);
    await project.bring('v1', 'dev');
    await project.promote('v2', 'dev', 'the <b>new</b> prices \u05E9\u05DC\u05D5\u05DD');
  });

  const arrive = async (how: Parameters<typeof Reader.at>[2] = {}, search = '') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn('ida');
    await reader.open(`/ledger${search}`);
    return reader;
  };
  const rowsOf = ({ page }: Reader) => page.getByRole('list', { name: events }).getByRole('listitem');

  it('tells what happened, by whom and when, readable by everybody', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive({ theme, width });
        const { page } = reader;
        await rowsOf(reader).filter({ hasText: 'promotion.requested' }).first().waitFor();
        await reader.look(`ledger-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        await rowsOf(reader).filter({ hasText: 'intent.declared' }).first().click();
        await page.getByRole('region', { name: 'cause and effect' }).getByRole('listitem').first().waitFor();
        await reader.look(`ledger-event-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('has on screen what was appended a moment ago, without a reload', async () => {
    const reader = await arrive({}, '?type=release.cut');
    await rowsOf(reader).filter({ hasText: 'release v1 cut' }).waitFor();
    await project.release('v-new');
    await rowsOf(reader).filter({ hasText: 'release v-new cut' }).waitFor();
    expect(await rowsOf(reader).first().textContent()).toContain('v-new');
    await reader.leave();
  });

  it('narrows what is shown by what is typed, keeps it in the address, and names the command', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('textbox', { name: 'type' }).fill('release');
    await page.keyboard.press('Enter');
    await page.waitForURL(/type=release/);
    await rowsOf(reader).filter({ hasText: 'release v1 cut' }).waitFor();
    await rowsOf(reader).filter({ hasText: 'build.recorded' }).first().waitFor({ state: 'detached' });
    await page.getByText(`$ ledgerline replay --type release --project ${project.name}`).waitFor();
    await page.getByRole('textbox', { name: 'actor' }).fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No event is like that').waitFor();
    expect(await reader.axe()).toEqual([]);
    await page.getByRole('button', { name: 'All events' }).click();
    await rowsOf(reader).filter({ hasText: 'build.recorded' }).first().waitFor();
    expect(page.url()).not.toContain('actor');
    await reader.leave();
  });

  it('shows what the server says to a filter that it does not take', async () => {
    const reader = await arrive({}, '?type=Promotion!');
    await reader.page.getByRole('alert').waitFor();
    expect(await reader.page.getByRole('alert').textContent()).toContain('/type');
    const field = reader.page.getByRole('textbox', { name: 'Type' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await reader.axe()).toEqual([]);
    await reader.look('ledger-refused');
    await reader.leave();
  });

  it('goes from an effect to its cause, by keyboard alone', async () => {
    const reader = await arrive({}, '?type=intent.declared');
    const { page } = reader;
    await rowsOf(reader).first().waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/event=/);
    const chain = page.getByRole('region', { name: 'cause and effect' }).getByRole('button');
    await chain.first().waitFor();
    const requested = chain.filter({ hasText: 'requested by olga' });
    await requested.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'JSON of the event' }).getByText('promotion.requested').waitFor();
    await page.getByRole('button', { name: 'close the event' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'cause and effect' }).waitFor({ state: 'detached' });
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows names and reasons as what they are', async () => {
    const reader = await arrive({}, '?type=promotion.requested');
    const { page } = reader;
    const row = rowsOf(reader).filter({ hasText: 'the <b>new</b> prices' });
    await row.waitFor();
    await row.click();
    await page.getByRole('region', { name: 'JSON of the event' }).getByText('<b>new</b>').waitFor();
    expect(await page.locator('main b').count()).toBe(0);
    await reader.leave();
  });

  it('is as of then in the past, and says so where an event had not happened', async () => {
    const now = await arrive({}, '?type=release.cut');
    await rowsOf(now).filter({ hasText: 'release v1 cut' }).click();
    await now.page.getByRole('link', { name: 'as of then' }).click();
    await now.page.getByRole('status', { name: 'time machine' }).waitFor();
    await rowsOf(now).filter({ hasText: 'release v2 cut' }).waitFor({ state: 'detached' });
    await rowsOf(now).filter({ hasText: 'release v1 cut' }).waitFor();
    expect(await rowsOf(now).count()).toBe(1);
    await now.leave();
    const early = await arrive({}, '?event=99999999');
    await early.page.getByText(/has no event at position 99999999/).waitFor();
    await early.leave();
  });

  it('puts the events into a file, after it said what will be in it', async () => {
    const reader = await arrive({}, '?type=release.cut');
    const { page } = reader;
    await rowsOf(reader).first().waitFor();
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByText('one event a line').waitFor();
    expect(await reader.axe()).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export the events' }).click();
    const file = await readFile(await (await saved).path(), 'utf8');
    const lines = file.trim().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'release.cut', data: { alias: 'v1' } });
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('tells how far each projection has come', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const reader = await arrive({ theme });
      const { page } = reader;
      await page.getByRole('link', { name: 'Show projections' }).click();
      const row = page.getByRole('row', { name: /audit_history/ });
      await row.getByText('follows').waitFor();
      await reader.look(`ledger-projections-${theme}`);
      expect(await reader.axe()).toEqual([]);
      await reader.leave();
    }
  });

  it('says which role may look, to who may not', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('olga');
    await reader.open('/ledger');
    await reader.page.getByText(/auditor/).waitFor();
    await reader.look('ledger-forbidden');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('holds many events, and draws those that are seen', async () => {
    const many = await SpecProject.begin('many-events');
    for (let count = 1; count <= 150; count += 1) await many.release(`r${String(count)}`);
    const reader = await (await Reader.at(browser(), many)).signIn('ida');
    await reader.open('/ledger?type=release.cut');
    await rowsOf(reader).filter({ hasText: 'release r150 cut' }).waitFor();
    for (let tries = 0; !(await rowsOf(reader).filter({ hasText: 'release r1 cut' }).isVisible()); tries += 1) {
      expect(tries).toBeLessThan(60);
      await reader.page.mouse.wheel(0, 4_000);
      await reader.page.waitForTimeout(50);
    }
    expect(await rowsOf(reader).count()).toBeLessThan(70);
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });
});
