import { SpecProject } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const away = { banner: { state: 'ENABLED', variants: { on: 'else', off: 'off' }, defaultVariant: 'off' } };

describeInBrowser('the time machine', (browser) => {
  let project: SpecProject;
  /** Positions: where v1 was authorised for prod-eu, and where its way there ended. */
  let authorized = '';
  let arrived = '';

  /** v1 goes all the way to prod-eu; later there is drift in stage, and v2 in dev. */
  beforeAll(async () => {
    project = await SpecProject.begin('time');
    await project.release('v1');
    for (const environment of ['dev', 'stage']) await project.bring('v1', environment);
    await project.bring('v1', 'prod-eu', 'ana', 'mei');
    const events = await timeline();
    const last = (type: string) => events.findLast((event) => event.type === type)?.position ?? '';
    authorized = last('promotion.authorized');
    arrived = last('promotion.completed');
    for (let times = 0; times < 2; times += 1) await project.observe('stage', away);
    await project.release('v2');
    await project.bring('v2', 'dev');
    await project.promote('v2', 'stage', 'the <b>new</b> prices \u05E9\u05DC\u05D5\u05DD');
  });

  const timeline = async () => {
    const { data } = await project
      .as('ida')
      .GET('/v1/projects/{project}/timeline', { params: { path: { project: project.name } } });
    return data?.events ?? [];
  };
  const arrive = async (search = '', how: Parameters<typeof Reader.at>[2] = {}) => {
    const reader = await (await Reader.at(browser(), project, how)).signIn('olga');
    await reader.open(`/time${search}`);
    await drawn(reader).locator('[data-mark]').first().waitFor();
    return reader;
  };
  const drawn = ({ page }: Reader) => page.getByRole('region', { name: /^Timeline/ });
  const atPosition = (position: string) => new RegExp(`at=(%22)?${position}(\\D|$)`);
  const cards = ({ page }: Reader) => page.getByRole('list', { name: 'Environments as of then' }).getByRole('listitem');
  const card = (reader: Reader, environment: string) => cards(reader).filter({ hasText: environment });
  const around = ({ page }: Reader) => page.getByRole('list', { name: 'Events around the moment' });
  /** Both are read at once: what is shown is asked for again whenever something happens. */
  const momentIsAt = ({ page }: Reader, position: string) =>
    page.evaluate(`(() => {
      const mark = document.querySelector('[data-mark="${position}"] circle');
      const line = document.querySelector('[data-upright="moment"]');
      return mark !== null && line !== null && mark.getAttribute('cx') === line.getAttribute('x1');
    })()`);
  const stretchOf = ({ page }: Reader) => {
    const { searchParams } = new URL(page.url());
    return [searchParams.get('from'), searchParams.get('until')].map((text) => Date.parse(text ?? ''));
  };

  it('tells which release was where then, and what is there now, readable by everybody', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const reader = await arrive(`?at=${arrived}`, { theme });
      const { page } = reader;
      await card(reader, 'prod-eu').getByText('converged', { exact: true }).waitFor();
      await card(reader, 'dev').getByText('now v2').waitFor();
      await page.getByText('nothing was open').waitFor();
      await page.getByRole('list', { name: 'Differences between then and now' }).waitFor();
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        await page.getByRole('heading', { name: 'Time machine' }).waitFor();
        expect(await momentIsAt(reader, arrived)).toBe(true);
        await reader.look(`time-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
      }
      expect(reader.complaints).toEqual([]);
      await reader.leave();
    }
  });

  it('goes to an event by a click on it, and to an instant by a click beside', async () => {
    const reader = await arrive();
    const { page } = reader;
    const mark = drawn(reader).locator('[data-mark]').last();
    const position = (await mark.getAttribute('data-mark')) ?? '';
    await mark.click();
    await page.waitForURL(atPosition(position));
    await page.getByRole('status', { name: 'time machine' }).waitFor();
    await around(reader).locator('[aria-current]').getByText(position, { exact: true }).waitFor();
    expect(await momentIsAt(reader, position)).toBe(true);
    await drawn(reader).click({ position: { x: 600, y: 3 } });
    await page.waitForURL(/at=2\d{3}-/);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByText('This is now.').waitFor();
    await reader.leave();
  });

  it('zooms around the pointer, moves by dragging, and keeps the stretch in the address', async () => {
    const reader = await arrive();
    const { page } = reader;
    await drawn(reader).hover({ position: { x: 500, y: 3 } });
    await page.mouse.wheel(0, -300);
    await page.waitForURL(/from=/);
    const zoomed = stretchOf(reader);
    await page.mouse.down();
    await page.mouse.move(0, 0, { steps: 3 });
    await page.mouse.up();
    await page.waitForURL((url) => Date.parse(url.searchParams.get('from') ?? '') !== zoomed[0]);
    const moved = stretchOf(reader);
    expect((moved[1] ?? 0) - (moved[0] ?? 0)).toBe((zoomed[1] ?? 0) - (zoomed[0] ?? 0));
    expect(moved[0]).toBeGreaterThan(zoomed[0] ?? 0);
    await page.getByRole('button', { name: 'Everything' }).click();
    await page.waitForURL((url) => !url.search.includes('from'));
    await page.getByRole('button', { name: 'zoom in' }).click();
    await page.waitForURL(/from=/);
    await reader.leave();
  });

  it('is gone through by keyboard alone', async () => {
    const reader = await arrive(`?at=${arrived}`);
    const { page } = reader;
    await around(reader).locator('[aria-current]').getByText('promotion.completed').waitFor();
    await page.keyboard.press('k');
    await around(reader).locator('[aria-current]').getByText(arrived, { exact: true }).waitFor({ state: 'detached' });
    await around(reader).locator('[aria-current]').waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(atPosition(arrived));
    await drawn(reader).focus();
    await page.keyboard.press('+');
    await page.waitForURL(/from=/);
    const [from = 0] = stretchOf(reader);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => Date.parse(url.searchParams.get('from') ?? '') > from);
    await page.keyboard.press('Home');
    await page.waitForURL((url) => !url.search.includes('from'));
    await page.getByRole('textbox', { name: 'An instant, or a position' }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(authorized);
    await page.keyboard.press('Enter');
    await around(reader).locator('[aria-current]').getByText('promotion.authorized').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows some kinds, and some environment, and the same as a table', async () => {
    const reader = await arrive();
    const { page } = reader;
    for (const kind of ['promotions', 'approvals', 'exceptions', 'freezes', 'policy'])
      await page.getByRole('group', { name: 'Kinds' }).getByRole('button', { name: kind }).click();
    await page.waitForURL(/kinds=drift/);
    await page.getByText('The same as a table').click();
    const table = page.getByRole('region', { name: 'The timeline as a table' }).getByRole('row');
    await table.filter({ hasText: 'opened in stage' }).first().waitFor();
    await table.filter({ hasText: 'promotions' }).first().waitFor({ state: 'detached' });
    await card(reader, 'dev').getByRole('button', { name: 'dev' }).click();
    await page.getByRole('button', { name: 'Only dev' }).click();
    await page.getByText('Nothing of these kinds has happened yet').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('runs a decision again, and says whether the same comes out', async () => {
    const reader = await arrive(`?at=${authorized}`);
    const { page } = reader;
    const row = around(reader)
      .getByRole('listitem')
      .filter({ has: page.locator('[aria-current]') });
    await row.getByRole('button', { name: 'Run this decision again' }).click();
    await page.getByText('re-run today: same verdict').waitFor();
    await page.getByText('all gates held').waitFor();
    expect(page.url()).toContain('run=');
    await reader.look('time-rerun');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('leads from then and now to every difference with its reason', async () => {
    const reader = await arrive(`?at=${arrived}&environment=dev`);
    const { page } = reader;
    await page
      .getByRole('list', { name: 'Differences between then and now' })
      .getByText('by release')
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Every difference with its reason' }).click();
    await page.waitForURL(/differences/);
    await page.getByRole('status', { name: 'time machine' }).waitFor({ state: 'detached' });
    await page.getByText(`dev@${arrived}`).first().waitFor();
    await reader.leave();
  });

  it('is reached from wherever another time is shown', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('ida');
    await reader.open(`/?at=${arrived}`);
    await reader.page.getByRole('status', { name: 'time machine' }).getByRole('link', { name: 'Time machine' }).click();
    await card(reader, 'prod-eu').getByText('v1', { exact: true }).first().waitFor();
    await reader.leave();
  });

  it('says what a moment has to look like, and who may run a decision again', async () => {
    const reader = await arrive(`?at=${authorized}`);
    const { page } = reader;
    await page.route('**/replay', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          ...{ type: 'urn:ledgerline:problem:forbidden', title: 'Forbidden', status: 403, code: 'forbidden' },
          ...{ detail: 'you may not run it', remedy: 'ask an admin', facts: { roles: 'auditor' } },
        }),
      }),
    );
    await page.getByRole('textbox', { name: 'An instant, or a position' }).fill('yesterday');
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.getByText(/neither an instant/).waitFor();
    await around(reader).getByRole('button', { name: 'Run this decision again' }).last().click();
    await page.getByText(/Roles that may/).waitFor();
    await reader.look('time-refused');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('shows names and reasons as what they are', async () => {
    const reader = await arrive();
    await around(reader).getByText('the <b>new</b> prices').first().waitFor();
    expect(await reader.page.locator('main b').count()).toBe(0);
    await reader.leave();
  });

  it('says where there was nothing yet', async () => {
    const reader = await arrive('?at=2026-01-01T00:00:00Z');
    await reader.page
      .getByText(/is not configured|no configuration/)
      .first()
      .waitFor();
    await reader.look('time-before');
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });
});
