import type { Person } from '../../../../../test/browser/support/a-project';
import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const hostile = `<b>load</b> differs \u202Egnihton\u202C in \u200Bsize ${'x'.repeat(1_900)}`;
/** What the door lets in as a reason: no character that cannot be seen. */
const reason = `<b>load</b> test \u05E9\u05DC\u05D5\u05DD ${'x'.repeat(1_900)}`;
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

/** Longer than 10,000 characters as YAML, and with people who lift freezes. */
const file = (project: string): ReturnType<typeof usualFile> => ({
  ...usualFile(project),
  states: {
    'dev-approved': { in: 'dev', gates: [{ soak: '1h' }] },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }, { soak: '2h' }] },
  },
  variance: {
    'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
    'web.endpoints.*': { type: 'string', format: 'uri', owner: 'web-team', why: 'regional backends' },
    ...Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `web.size-${String(index)}`,
        { type: 'string', environments: ['dev', 'stage'], owner: 'web-team', why: hostile },
      ]),
    ),
  },
  governance: { freezes: { of: 'platform-leads' } },
});

describeInBrowser('the settings', (browser) => {
  let project: SpecProject;
  let exceptionId: string;
  let proposalId: string;

  beforeAll(async () => {
    project = await SpecProject.begin('settings', file);
    const path = { project: project.name };
    await project.release('v1');
    await project.bring('v1', 'dev');
    const proposal = await project
      .as('olga')
      .POST('/v1/projects/{project}/environments/{environment}/overlay/proposals', {
        params: { path: { ...path, environment: 'dev' } },
        body: { changes: { 'web.endpoints.psp': 'https://psp.example' }, reason: 'backends differ' },
      });
    proposalId = proposal.data?.proposalId ?? '';
    await project
      .as('ana')
      .POST('/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/approval', {
        params: { path: { ...path, environment: 'dev', proposalId } },
      });
    const requested = await project.as('olga').POST('/v1/projects/{project}/exceptions', {
      params: { path },
      body: { waives: { gate: 'soak', environment: 'prod-eu' }, until: inDays(5), reason },
    });
    exceptionId = requested.data?.exceptionId ?? '';
    await project.as('ana').POST('/v1/projects/{project}/exceptions/{exceptionId}/approvals', {
      params: { path: { ...path, exceptionId } },
      body: {},
    });
    for (const [name, until] of [
      ['q4-close', 4],
      ['long-night', 60],
    ] as const) {
      await project.as('kim').POST('/v1/projects/{project}/freezes', {
        params: { path },
        body: {
          name,
          scope: { labels: { tier: 'prod' } as never },
          until: inDays(until),
          reason: 'the books are closed',
        },
      });
    }
  });

  const arrive = async (tab: string, who: Person = 'admin', how: Parameters<typeof Reader.at>[2] = {}) => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(who);
    await reader.open(`/settings?tab=${tab}`);
    return reader;
  };
  const ready: Readonly<Record<string, string>> = {
    project: 'the project file as YAML',
    variance: 'values under web.endpoints.*',
    calendar: 'exceptions and freezes as a table',
    access: 'keys of the project',
    detectors: 'every detector',
  };
  const tabs = Object.keys(ready);
  const shown = ({ page }: Reader, tab: string) => page.getByRole('region', { name: ready[tab] ?? '' }).waitFor();
  const rows = ({ page }: Reader) => page.getByRole('row');

  it.each(['light', 'dark'] as const)('are readable by everybody, at any width: %s', async (theme) => {
    // What is drawn is the same in both themes; how wide it is, too.
    for (const width of theme === 'light' ? [360, 1280, 2560] : [1280]) {
      const reader = await arrive('project', 'admin', { theme, width });
      for (const tab of tabs) {
        await reader.page.getByRole('tab').nth(tabs.indexOf(tab)).click();
        await shown(reader, tab);
        if (tab === 'project') await reader.page.locator('.react-flow__node').nth(3).waitFor();
        await reader.look(`settings-${tab}-${theme}-${String(width)}`);
        if (width === 1280) expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
      }
      expect(reader.complaints).toEqual([]);
      await reader.leave();
    }
  });

  it('hold the tab in the address, are gone to with G S, by the palette, and by the arrow keys', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('admin');
    const { page } = await reader.open();
    await page.getByRole('heading', { level: 2, name: 'prod-eu' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(/settings/);
    const current = page.getByRole('tab', { selected: true });
    await current.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tab=variance/);
    await shown(reader, 'variance');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Screen, release' }).fill('settings: detectors');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tab=detectors/);
    await shown(reader, 'detectors');
    await reader.leave();
  });

  it('show the project file as it was applied, whole, and since when each part is as it is', async () => {
    const reader = await arrive('project');
    const { page } = reader;
    const yaml = page.getByRole('region', { name: ready.project ?? '' });
    await yaml.getByText(/all \d+ characters/).click();
    await yaml.getByText('web.size-5').waitFor();
    expect(await yaml.textContent()).toContain('U+202E');
    expect(await page.locator('main b').count()).toBe(0);
    await page.getByRole('row', { name: /governance policy 1/ }).waitFor();
    await page.getByText(`$ ledgerline configuration --project ${project.name}`).waitFor();
    await page.getByText('The same as a table').click();
    await page.getByRole('row', { name: /prod-us prod-eu prod-approved approvals: 2 of release-managers/ }).waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('tell what may differ, within which bounds, and what does, since when and by which proposal', async () => {
    const reader = await arrive('variance');
    const { page } = reader;
    const used = page.getByRole('region', { name: ready.variance ?? '' });
    await used.getByText('https://psp.example').waitFor();
    await used.getByTitle(proposalId).waitFor();
    const rules = page.getByRole('list', { name: 'Variance rules' }).getByRole('listitem');
    await rules.filter({ hasText: 'integer · 1 to 40' }).waitFor();
    expect(await rules.filter({ hasText: 'web.size-0' }).textContent()).toContain('<b>load</b> differs U+202E');
    await page.getByRole('combobox', { name: 'Environment' }).selectOption('prod-eu');
    await page.waitForURL(/environment=prod-eu/);
    await rules.filter({ hasText: 'web.size-0' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    await page.waitForURL(/chosen=web/);
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('end an exception by keyboard alone, after they showed what that changes', async () => {
    const reader = await arrive('calendar');
    const { page } = reader;
    await shown(reader, 'calendar');
    await rows(reader).filter({ hasText: exceptionId }).getByText('in force').waitFor();
    for (let tries = 0; !page.url().includes(exceptionId); tries += 1) {
      expect(tries).toBeLessThan(5);
      await page.keyboard.press('j');
      await page.waitForURL(/chosen=/);
    }
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/gate soak of prod-eu counts again/).waitFor();
    expect(await dialog.locator('b').count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.look('settings-end-exception');
    await page.getByRole('textbox', { name: 'Reason' }).fill('the test is over');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await rows(reader).filter({ hasText: exceptionId }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'what is over, too' }).check();
    await rows(reader).filter({ hasText: exceptionId }).getByText('by admin: the test is over').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('say beside what was asked why a freeze is not lifted, and lift it for who may', async () => {
    const refused = await arrive('calendar', 'ana');
    const lift = (reader: Reader) =>
      rows(reader).filter({ hasText: 'q4-close' }).getByRole('button', { name: /^Lift/ });
    await lift(refused).click();
    const dialog = refused.page.getByRole('dialog');
    await dialog.getByText('It keeps prod-eu, prod-us shut.').waitFor();
    await refused.page.getByRole('textbox', { name: 'Reason' }).fill('early');
    await dialog.getByRole('button', { name: /^Lift/ }).click();
    await dialog.getByRole('alert').getByText('platform-leads').first().waitFor();
    expect(await refused.axe()).toEqual([]);
    await refused.look('settings-lift-refused');
    const kim = await arrive('calendar', 'kim');
    await lift(kim).click();
    await kim.page.getByRole('textbox', { name: 'Reason' }).fill('the books are done');
    await kim.page.getByRole('dialog').getByRole('button', { name: /^Lift/ }).click();
    await kim.page.getByRole('dialog').waitFor({ state: 'detached' });
    // Whoever looks sees it.
    for (const one of [kim, refused]) await lift(one).waitFor({ state: 'detached' });
    await kim.leave();
    await refused.leave();
  });

  it('show months and quarters, before and after', async () => {
    const reader = await arrive('calendar');
    const { page } = reader;
    const bar = page.getByRole('list', { name: 'Exceptions and freezes' }).getByText('long-night');
    await bar.waitFor();
    await page.getByRole('combobox', { name: 'How much time is shown' }).selectOption('quarter');
    await page.waitForURL(/zoom=quarter/);
    await bar.waitFor();
    await reader.look('settings-calendar-quarter');
    await page.getByRole('button', { name: 'earlier' }).click();
    await page.getByText('Nothing is waived or frozen in this time').waitFor();
    expect(await reader.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Today' }).click();
    await bar.waitFor();
    await reader.leave();
  });

  it('say which role may, to who may not', async () => {
    const reader = await arrive('access', 'ida');
    const { page } = reader;
    await page.getByText(/Roles that may: admin/).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('settings-forbidden');
    await reader.open('/settings?tab=calendar');
    await rows(reader).filter({ hasText: 'long-night' }).getByRole('button', { name: /^Lift/ }).click();
    await page.getByText('not with your role').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('I would like to');
    expect(await page.getByRole('dialog').getByRole('button', { name: /^Lift/ }).isDisabled()).toBe(true);
    await reader.leave();
  });

  it('tell who watches and who was never heard, and are where the board leads to', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('olga');
    const { page } = await reader.open();
    await page.getByRole('link', { name: 'each of them' }).click();
    await page.waitForURL(/settings\?tab=detectors/);
    await page.getByRole('row', { name: /^dev flagd .*in sync expected/ }).waitFor();
    await page.getByRole('row', { name: /^prod-us flagd .*never heard expected never/ }).waitFor();
    await reader.open('/settings?tab=detectors&environment=prod-us');
    await page.getByRole('row', { name: /^prod-us/ }).waitFor();
    expect(await page.getByRole('row', { name: /^dev/ }).count()).toBe(0);
    await reader.leave();
  });

  it('are as of then where the ledger can tell, and say so where they are of now; nothing can be changed', async () => {
    const reader = await arrive('project&at=0');
    const { page } = reader;
    const { data } = await project.as('ida').GET('/v1/projects/{project}/variance', {
      params: { path: { project: project.name } },
    });
    const position = data?.rules.find(({ key }) => key === 'web.endpoints.*')?.uses[0]?.position ?? '';
    await page
      .getByText(/has no configuration yet/)
      .first()
      .waitFor();
    for (const [tab, title] of [
      ['access', 'Keys are listed as they are now'],
      ['detectors', 'Whether a detector is silent is of now'],
    ] as const) {
      await reader.open(`/settings?tab=${tab}&at=${position}`);
      await page.getByText(title).waitFor();
      expect(await page.getByRole('button', { name: /…$/ }).count()).toBe(0);
    }
    expect(await reader.axe()).toEqual([]);
    // Then the exception had not been asked for, and nothing was frozen.
    await reader.open(`/settings?tab=calendar&at=${position}`);
    await page.getByText('Nothing is waived or frozen in this time').waitFor();
    await reader.open(`/settings?tab=calendar&at=${inDays(0)}`);
    await rows(reader).filter({ hasText: 'long-night' }).getByText('frozen').waitFor();
    expect(await rows(reader).getByRole('button', { name: /…$/ }).count()).toBe(0);
    await page.keyboard.press('j');
    await page.waitForURL(/chosen=/);
    await page.keyboard.press('e');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await reader.open(`/settings?tab=variance&at=${position}`);
    await shown(reader, 'variance');
    await reader.leave();
  });
});
