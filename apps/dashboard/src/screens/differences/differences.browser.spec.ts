import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const flag = (on: string) => ({ state: 'ENABLED', variants: { on, off: 'off' }, defaultVariant: 'on' });
const hostile = '<img src=x onerror=alert(1)>\u05E9\u05DC\u05D5\u05DD';
const first = { banner: flag('v1'), checkout: flag('one page') };

const varying = (project: string) => ({
  ...usualFile(project),
  variance: {
    'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
  },
});

describeInBrowser('the differences', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('differences', varying);
    await project.release('v1', first);
    await project.release('v2', { ...first, banner: flag('v2') });
    await project.release('v3', first, { configuration: { web: { replicas: 3 } } });
    await project.bring('v1', 'dev');
    await project.bring('v1', 'stage');
    await project.bring('v2', 'dev');
    const seen = { ...first, checkout: flag('two pages'), [hostile]: flag('mine') };
    for (let times = 0; times < 2; times += 1) await project.observe('stage', seen);
  });

  const rows = (reader: Reader) => reader.page.getByRole('region', { name: 'Differences' }).locator('tbody tr');

  const arrive = async (
    how: Parameters<typeof Reader.at>[2] = {},
    path = '?from=stage&to=dev',
    who: 'kim' | 'ana' = 'ana',
  ) => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(who);
    await reader.open(`/differences${path}`);
    return reader;
  };

  it('is readable by everybody, in both themes and at any width', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive({ theme, width });
        await rows(reader).nth(1).waitFor();
        await reader.page.keyboard.press('j');
        await reader.page.locator('tr[data-chosen]').waitFor();
        await reader.look(`differences-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('gives every difference a reason, and shows names as what they are', async () => {
    const reader = await arrive();
    await rows(reader).filter({ hasText: '<img src=x' }).first().waitFor();
    for (const row of await rows(reader).all()) {
      expect(await row.textContent()).toMatch(/unexplained|pending|excepted|declared|by release/);
    }
    expect(await reader.page.locator('main img').count()).toBe(0);
    await reader.leave();
  });

  it('is asked for in the words of the command line, by keyboard alone', async () => {
    const reader = await arrive({}, '');
    const { page } = reader;
    await page.getByRole('button', { name: 'dev ⇄ stage' }).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('differences-choose');
    await page.getByRole('combobox', { name: 'This' }).fill('v1');
    await page.getByRole('combobox', { name: 'with that' }).fill('v2');
    await page.keyboard.press('Enter');
    await rows(reader).filter({ hasText: 'banner' }).first().waitFor();
    await page.waitForURL(/from=v1&to=v2/);
    await reader.leave();
  });

  it('narrows to what is looked for, and keeps that in the address', async () => {
    const reader = await arrive();
    const { page } = reader;
    await rows(reader).nth(1).waitFor();
    const all = await rows(reader).count();
    await page.getByRole('textbox', { name: 'Only what has this in its name' }).fill('banner');
    await page.waitForURL(/text=banner/);
    await rows(reader)
      .nth(all - 1)
      .waitFor({ state: 'detached' });
    expect(await rows(reader).count()).toBeLessThan(all);
    const other = await arrive({}, new URL(page.url()).search);
    await rows(other).first().waitFor();
    expect(await rows(other).count()).toBe(await rows(reader).count());
    await other.leave();
    await reader.leave();
  });

  it('says why the server said no, with what to do', async () => {
    const reader = await arrive({}, '?from=stage&to=nowhere-at-all');
    await reader.page
      .getByText(/nowhere-at-all/)
      .first()
      .waitFor();
    await reader.page.locator('[data-face]').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('differences-refused');
    await reader.leave();
  });

  it('opens the finding behind a difference', async () => {
    const reader = await arrive();
    const row = rows(reader).filter({ hasText: 'DR-' }).first();
    await row.getByRole('button', { name: /DR-/ }).click();
    await reader.page.waitForURL(/\/drift\?finding=DR-/);
    await reader.page.getByRole('region', { name: /^Finding DR-/ }).waitFor();
    await reader.leave();
  });

  it('compares two instants, says so, and offers nothing that changes anything at another time', async () => {
    const reader = await arrive({}, `?from=dev~1&to=dev&at=${new Date().toISOString()}`);
    await rows(reader).filter({ hasText: 'banner' }).first().waitFor();
    await reader.page.keyboard.press('j');
    await reader.page.locator('tr[data-chosen]').waitFor();
    await reader.page.keyboard.press('p');
    expect(await reader.page.getByRole('dialog').count()).toBe(0);
    expect(await reader.page.getByRole('button', { name: 'Propose variance…' }).count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('proposes a value of its own for an environment, after it showed what that does', async () => {
    const reader = await arrive({}, '?from=v3&to=stage&text=replicas');
    const { page } = reader;
    await rows(reader).first().waitFor();
    await page.keyboard.press('j');
    await page.locator('tr[data-chosen]').waitFor();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/stage has overlay 0/).waitFor();
    const value = dialog.getByRole('textbox', { name: 'Value' });
    await value.fill('400');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('stage is larger for a week');
    await dialog.getByRole('button', { name: 'Propose for stage' }).click();
    await dialog.getByRole('alert').waitFor();
    await reader.look('differences-propose');
    expect(await reader.axe()).toEqual([]);
    await value.fill('4');
    await dialog.getByRole('button', { name: 'Propose for stage' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { data } = await project.as('ana').GET('/v1/projects/{project}/environments/{environment}/overlay', {
      params: { path: { project: project.name, environment: 'stage' } },
    });
    expect(data?.proposals).toMatchObject([{ status: 'open', changes: { 'web.replicas': 4 } }]);
    await reader.leave();
  });
});
