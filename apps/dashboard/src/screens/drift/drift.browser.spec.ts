import { SpecProject } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const flag = (on: string) => ({ state: 'ENABLED', variants: { on, off: 'off' }, defaultVariant: 'on' });
const hostile = '<img src=x onerror=alert(1)>\u05E9\u05DC\u05D5\u05DD';
const declared = { banner: flag('v1'), checkout: flag('one page'), payments: flag('v1') };
const observed = { ...declared, banner: flag('something else'), payments: flag('v2'), [hostile]: flag('mine') };

describeInBrowser('the drift inbox', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('drift');
    await project.release('v1', declared);
    await project.bring('v1', 'dev');
    await project.bring('v1', 'stage');
    await project.bring('v1', 'prod-eu', 'ana', 'mei');
    for (let times = 0; times < 2; times += 1) await project.observe('prod-eu', observed);
  });

  const rows = (reader: Reader) => reader.page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
  const panel = (reader: Reader) => reader.page.getByRole('region', { name: /^Finding DR-/ });

  const arrive = async (how: Parameters<typeof Reader.at>[2] = {}, path = '', who: 'kim' | 'ida' = 'kim') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(who);
    await reader.open(`/drift${path}`);
    return reader;
  };

  /** By keyboard: the first row of the list, read. */
  const first = async (reader: Reader) => {
    await rows(reader).first().waitFor();
    await reader.page.keyboard.press('j');
    await panel(reader).getByText('declared', { exact: true }).waitFor();
  };

  it('is readable by everybody, in both themes and at any width', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive({ theme, width });
        await rows(reader).nth(2).waitFor();
        await reader.look(`drift-list-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        await first(reader);
        await reader.look(`drift-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('tells what is declared and observed, by which rule it matters, and what happened', async () => {
    const reader = await arrive({}, '?order=oldest');
    await first(reader);
    const text = (await panel(reader).textContent()) ?? '';
    expect(text).toContain('prod-eu');
    expect(text).toContain('because');
    expect(text).toContain('History');
    expect(text).toContain('opened');
    await reader.leave();
  });

  it('keeps the chosen finding and the filters in the address, for whoever it is sent to', async () => {
    const reader = await arrive();
    await first(reader);
    await reader.page.getByRole('combobox', { name: 'Environment' }).selectOption('prod-eu');
    await reader.page.waitForURL(/environment=prod-eu/);
    const address = new URL(reader.page.url());
    const other = await arrive({}, address.search, 'ida');
    await panel(other).getByText('declared', { exact: true }).waitFor();
    expect(await other.page.getByRole('combobox', { name: 'Environment' }).inputValue()).toBe('prod-eu');
    await other.leave();
    await reader.leave();
  });

  it('shows names as what they are', async () => {
    const reader = await arrive();
    await rows(reader).filter({ hasText: '<img src=x' }).getByRole('button').click();
    await panel(reader).getByText('<img src=x').first().waitFor();
    expect(await reader.page.locator('main img').count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('shows every action before it is taken', async () => {
    const reader = await arrive();
    await first(reader);
    const { page } = reader;
    for (const [letter, name] of [
      ['c', /^Capture/],
      ['r', /^Ask for the revert/],
      ['a', /^Accept/],
      ['e', /^Acknowledge/],
      ['s', /^Assign/],
      ['z', /^Snooze/],
    ] as const) {
      await page.keyboard.press(letter);
      const dialog = page.getByRole('dialog', { name });
      await dialog.waitFor();
      await page.waitForLoadState('networkidle');
      await reader.look(`drift-action-${letter}`);
      expect(await reader.axe()).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows why the server said no, beside what it is about', async () => {
    const reader = await arrive();
    await first(reader);
    const { page } = reader;
    await page.keyboard.press('s');
    await page.getByRole('textbox', { name: 'Name' }).fill('somebody-else');
    await page.getByRole('button', { name: /^Assign DR-/ }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true');
    await reader.look('drift-refused');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('tells who may not that they may not, before anything is sent', async () => {
    const reader = await arrive({}, '', 'ida');
    await first(reader);
    await reader.page.keyboard.press('e');
    await reader.page.getByText('not with your role').waitFor();
    await reader.leave();
  });

  it('accepts a finding by keyboard alone, and everybody sees it', async () => {
    const other = await arrive({}, '', 'ida');
    await rows(other).nth(2).waitFor();
    const reader = await arrive();
    await first(reader);
    const { page } = reader;
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'Reason' }).fill('the load test of this week');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await panel(reader).getByText('the load test of this week').waitFor();
    await rows(other).nth(2).waitFor({ state: 'detached' });
    await other.page.getByRole('button', { name: /^excepted/ }).click();
    await rows(other).first().waitFor();
    await reader.leave();
    await other.leave();
  });

  it('assigns and acknowledges', async () => {
    const reader = await arrive();
    await first(reader);
    const { page } = reader;
    await page.keyboard.press('s');
    await page.getByRole('button', { name: /^Assign DR-/ }).click();
    await panel(reader).getByText('kim (person)').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /^Acknowledge DR-/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await panel(reader).getByText('acknowledged').first().waitFor();
    await reader.leave();
  });

  it('is as of then at another time, and nothing can be done about it', async () => {
    const reader = await arrive({}, `?show=all&at=${new Date().toISOString()}`);
    const { page } = reader;
    await rows(reader).first().waitFor();
    await page.keyboard.press('j');
    await panel(reader).getByText('declared', { exact: true }).waitFor();
    expect(await page.getByRole('group', { name: 'What can be done' }).count()).toBe(0);
    await page.keyboard.press('c');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.look('drift-then');
    await reader.open('/drift?at=2026-01-01T00:00:00Z');
    await page.getByText('Nothing here is otherwise than declared').waitFor();
    await reader.leave();
  });

  it('says what fills it while there is nothing', async () => {
    const empty = await SpecProject.begin('quiet');
    const reader = await (await Reader.at(browser(), empty)).signIn('kim');
    await reader.open('/drift');
    await reader.page.getByText('Nothing here is otherwise than declared').waitFor();
    await reader.page.getByText('No finding has been opened yet').waitFor();
    await reader.look('drift-empty');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('draws the findings that are seen, and reads the others as they are scrolled to', async () => {
    const many = await SpecProject.begin('many-findings');
    const flags = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`flag-${String(index)}`, flag('on')]));
    await many.release('v1', declared);
    await many.bring('v1', 'dev');
    for (let times = 0; times < 2; times += 1) await many.observe('dev', { ...declared, ...flags });
    const reader = await (await Reader.at(browser(), many)).signIn('kim');
    // As the pages of a larger project.
    await reader.page.route('**/findings?**', (route) =>
      route.continue({ url: route.request().url().replace('limit=200', 'limit=15') }),
    );
    await reader.open('/drift');
    await reader.page.getByRole('button', { name: 'open 60' }).waitFor({ timeout: 60_000 });
    const list = reader.page.getByRole('region', { name: 'Findings' });
    const last = list.locator('[aria-posinset="60"]');
    for (let tries = 0; !(await last.isVisible()); tries += 1) {
      expect(tries).toBeLessThan(200);
      await reader.page.evaluate("document.querySelector('[aria-label=Findings]').scrollBy(0, 400)");
      await reader.page.waitForTimeout(50);
    }
    expect(await rows(reader).count()).toBeLessThan(45);
    await reader.look('drift-many');
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  }, 120_000);
});
