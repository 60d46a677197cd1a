import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const bare = {
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: {},
  states: {},
  variance: {},
} as const;

const forty = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `region-${String(index)}`,
    { admits: 'candidate', observe: [], ...(index > 0 && { after: [`region-${String(index - 1)}`] }) },
  ]),
);

describeInBrowser('the board', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('board');
    for (const alias of ['v1', 'v2', 'v3']) await project.release(alias);
    await project.bring('v1', 'dev');
    await project.bring('v1', 'stage');
    await project.bring('v1', 'prod-eu', 'ana', 'mei');
    await project.bring('v2', 'dev');
    await project.bring('v2', 'stage');
    await project.promote('v2', 'prod-eu', 'the <b>new</b> prices \u05E9\u05DC\u05D5\u05DD');
  });

  const arrive = async (how: Parameters<typeof Reader.at>[2] = {}, path = '') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn('olga');
    await reader.open(path);
    await reader.page.getByRole('heading', { level: 2, name: 'prod-eu' }).waitFor();
    return reader;
  };

  it('tells what is where, and what stands in the way', async () => {
    const reader = await arrive();
    const card = reader.page.locator('[data-environment="prod-eu"]');
    await card.getByText('v1', { exact: true }).waitFor();
    await card.getByText('blocked').waitFor();
    await card.getByText('in sync').waitFor();
    const beneath = (name: string) => reader.page.getByRole('region', { name });
    await beneath('Just now')
      .getByText('promotion of v2 to prod-eu planned')
      .or(beneath('Just now').getByText('requested by olga'))
      .first()
      .waitFor();
    await beneath('Detectors').getByText('3 of 4: not prod-us').waitFor();
    await reader.page.locator('[data-environment="prod-us"]').getByText('empty').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('is readable by everybody, in both themes and at any width', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive({ theme, width });
        await reader.page.getByRole('row', { name: /v3/ }).waitFor();
        await reader.look(`board-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('is on screen soon after it was appended, without a reload', async () => {
    const reader = await arrive();
    await project.release('v-new');
    await reader.page.getByRole('row', { name: /v-new/ }).waitFor();
    await reader.leave();
  });

  it('asks for a promotion after it showed what that will do, by keyboard alone', async () => {
    const reader = await arrive({}, '?release=v3');
    const { page } = reader;
    await page.getByRole('button', { name: 'to dev…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/dev has v2 now/).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('promote');
    await page.getByRole('textbox', { name: 'Reason' }).fill('the new prices');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page
      .locator('[data-environment="dev"]')
      .getByText(/is (authorized|rolling out)/)
      .waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows why the server said no, where it was asked', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.locator('[data-environment="prod-eu"]').getByRole('button', { name: 'Abort…' }).click();
    await page.route('**/abort', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'urn:ledgerline:problem:invalid-request',
          title: 'Invalid request',
          status: 409,
          code: 'invalid-request',
          detail: 'the reason says nothing',
          pointer: '/reason',
          remedy: 'say why',
          facts: {},
        }),
      }),
    );
    await page.getByRole('textbox', { name: 'Reason' }).fill('.');
    await page.getByRole('button', { name: 'Abort the promotion to prod-eu' }).click();
    await page.getByText('say why').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('refused');
    await reader.leave();
  });

  it('tells who may not that they may not, before anything is sent', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('ida');
    await reader.open();
    const { page } = reader;
    await page.locator('[data-environment="prod-eu"]').getByRole('button', { name: 'Abort…' }).click();
    await page.getByText('not with your role').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('I would like to');
    expect(await page.getByRole('button', { name: 'Abort the promotion to prod-eu' }).isDisabled()).toBe(true);
    await reader.leave();
  });

  it('shows names and reasons as what they are', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.locator('[data-environment="prod-eu"]').getByRole('button', { name: 'Abort…' }).click();
    await page.getByRole('dialog').getByText('the <b>new</b> prices').waitFor();
    expect(await page.locator('main b, [role=dialog] b').count()).toBe(0);
    await reader.leave();
  });

  it('moves through the releases with J and K, and keeps the chosen one in the address', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('row', { name: /v3/ }).waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/release=/);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.locator('tr[data-chosen]').waitFor();
    await reader.leave();
  });

  it('is a graph, too, with the same as a table', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const reader = await arrive({ theme });
      const { page } = reader;
      await page.getByRole('link', { name: 'Show graph' }).click();
      await page.locator('.react-flow__node').nth(3).waitFor();
      expect(await page.locator('.react-flow__node').count()).toBe(4);
      await page.getByText('The same as a table').click();
      await page.getByRole('row', { name: /prod-us/ }).waitFor();
      await reader.look(`graph-${theme}`);
      expect(await reader.axe()).toEqual([]);
      expect(reader.complaints).toEqual([]);
      await reader.leave();
    }
  });

  it('calls a promotion off, and shows it to everybody who looks', async () => {
    const mei = await (await Reader.at(browser(), project)).signIn('mei');
    await mei.open();
    const reader = await arrive();
    const { page } = reader;
    const abort = (one: Reader) =>
      one.page.locator('[data-environment="prod-eu"]').getByRole('button', { name: 'Abort…' });
    await abort(mei).waitFor();
    await abort(reader).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('not today');
    await page.getByRole('button', { name: 'Abort the promotion to prod-eu' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const one of [reader, mei]) await abort(one).waitFor({ state: 'detached' });
    await mei.leave();
    await reader.leave();
  });

  it('holds forty environments and two hundred releases, and draws those that are seen', async () => {
    const many = await SpecProject.begin('many', (name) => ({ ...usualFile(name), environments: forty, states: {} }));
    for (let count = 1; count <= 200; count += 1) await many.release(`r${String(count)}`);
    const reader = await (await Reader.at(browser(), many)).signIn('olga');
    await reader.open();
    const { page } = reader;
    await page.getByRole('row', { name: /r200/ }).waitFor();
    await page.locator('[data-environment]').nth(39).waitFor();
    expect(await page.locator('[data-environment]').count()).toBe(40);
    await reader.look('many');
    for (let tries = 0; !(await page.getByRole('row', { name: /^r1 / }).isVisible()); tries += 1) {
      expect(tries).toBeLessThan(60);
      await page.mouse.wheel(0, 4_000);
      await page.waitForTimeout(50);
    }
    expect(await page.locator('tbody tr').count()).toBeLessThan(70);
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('says how it is filled while there is nothing', async () => {
    const empty = await SpecProject.begin('empty', (name) => ({ ...bare, project: name }));
    const reader = await (await Reader.at(browser(), empty)).signIn('olga');
    await reader.open();
    await reader.page.getByText('No environments yet').waitFor();
    await reader.page.getByText('No release has been cut yet').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('empty');
    await reader.leave();
  });
});
