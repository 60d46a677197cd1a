import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

describeInBrowser('the approvals', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('inbox', (name) => ({
      ...usualFile(name),
      governance: { exceptions: { of: 'release-managers', count: 1, 'at-most': '30d' } },
    }));
    await project.release('v1');
    await project.bring('v1', 'dev');
    await project.bring('v1', 'stage');
    const promotionId = await project.promote('v1', 'prod-eu', 'the <i>sale</i> \u05E9\u05DC\u05D5\u05DD');
    await project.promotionWhen(promotionId, ({ blockedBy }) => blockedBy.length > 0);
    await project.as('olga').POST('/v1/projects/{project}/exceptions', {
      params: { path: { project: project.name } },
      body: {
        waives: { gate: 'approvals:release-managers', environment: 'prod-eu', release: 'v1' },
        reason: 'nobody is there until Monday',
        until: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
  });

  const arrive = async (name: 'ana' | 'olga' | 'kim' = 'ana', how: Parameters<typeof Reader.at>[2] = {}, path = '') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(name);
    await reader.open(`/approvals${path}`);
    await reader.page.getByRole('heading', { level: 1, name: 'Approvals' }).waitFor();
    return reader;
  };

  it('tells what waits for the reader, on a telephone, too', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive('ana', { theme, width });
        await reader.page.getByRole('main').getByText('2 wait for you').waitFor();
        await reader.page.getByText('the <i>sale</i>').waitFor();
        await reader.look(`approvals-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(await reader.page.locator('main i').count()).toBe(0);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('says whom the rest waits for, and keeps that in the address', async () => {
    const reader = await arrive('olga');
    const { page } = reader;
    await page.getByText('Nothing waits for you', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Also what waits for others' }).click();
    await page.waitForURL(/all=true/);
    await page.getByText('not yours: you are its').first().waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('approvals-others');
    await reader.leave();
  });

  it('opens the plan and says yes to an exception, by keyboard alone', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('main').getByText('2 wait for you').waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/item=/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'v1 → prod-eu' }).waitFor();
    await page.goBack();
    await page.getByRole('main').getByText('2 wait for you').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByText('nobody is there until Monday').waitFor();
    await reader.look('approvals-exception');
    expect(await reader.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Reason' }).fill('wait for Monday');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('1 waits for you').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows a no of the server where it was asked', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.route('**/approvals/inbox*', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          ...{ type: 'urn:ledgerline:problem:forbidden', title: 'Forbidden', status: 403, code: 'forbidden' },
          ...{ detail: 'you may not read this', remedy: 'ask an admin', facts: { roles: 'admin' } },
        }),
      }),
    );
    await page.reload();
    await page.getByText('Roles that may: admin').waitFor();
    await reader.leave();
  });

  it('is as of then in the past, and asks nothing of anybody', async () => {
    const reader = await arrive('ana', {}, `?all=true&at=${new Date().toISOString()}`);
    const { page } = reader;
    await page.getByRole('list', { name: 'What waits' }).getByRole('listitem').first().waitFor();
    expect(await page.getByRole('button', { name: /^(Approve|Reject)/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Read the plan and decide' }).count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.look('approvals-then');
    await reader.open('/approvals?at=1');
    await page.getByText(/is not configured|no configuration/).waitFor();
    await reader.leave();
  });
});
