import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const digest = (sign: string) => `sha256:${sign.repeat(64)}`;

describeInBrowser('a release', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('release', (name) => ({
      ...usualFile(name),
      configuration: './config.yaml',
      datasets: { 'orders-sample': { kind: 'anonymised-snapshot' } },
    }));
    await project.release('v1', undefined, {
      modules: { network: { version: '3.3.0', digest: digest('a') } },
      configuration: { web: { timeout_ms: 1200, title: 'the <b>shop</b> \u202Egnp.exe' } },
      datasets: { 'orders-sample': { version: '2026-11-20', digest: digest('d') } },
    });
    await project.as('olga').POST('/v1/projects/{project}/releases/{ref}/evidence', {
      params: { path: { project: project.name, ref: 'v1' } },
      body: {
        ...{ kind: 'junit', suite: 'unit', environment: 'dev' },
        document: '<testsuite name="unit" tests="2"><testcase name="a"/><testcase name="b"/></testsuite>',
      },
    });
    await project.bring('v1', 'dev');
    await project.bring('v1', 'stage');
    const promotionId = await project.promote('v1', 'prod-eu', 'the <i>sale</i> \u05E9\u05DC\u05D5\u05DD');
    await project.approve(promotionId, 'ana');
    await project.promotionWhen(promotionId, ({ approvals }) => approvals.length > 0);
    for (const alias of ['v2', 'v3']) await project.release(alias);
    // A wait of less than a second is none worth naming.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });

  const arrive = async (name: 'ana' | 'ida' = 'ana', how: Parameters<typeof Reader.at>[2] = {}, path = '') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(name);
    await reader.open(`/releases/v1${path}`);
    await reader.page.getByRole('heading', { level: 1, name: 'v1' }).waitFor();
    await reader.page.getByText('Its story').waitFor();
    return reader;
  };

  it('tells what it is, what verified it, where it is, and where its time went', async () => {
    const reader = await arrive();
    const { page } = reader;
    for (const title of ['Artifacts', 'Modules', 'Configuration', 'Flags', 'Datasets']) {
      await page.getByRole('region', { name: title }).waitFor();
    }
    await page.getByText('2 of 2 passed').waitFor();
    await page.getByText('not signed').waitFor();
    await page.getByText('Longest wait:').waitFor();
    await page.getByText('for approvals:release-managers', { exact: true }).waitFor();
    await page.getByText('ana approved').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('is readable by everybody, in both themes and at any width, and shows texts as what they are', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive('ana', { theme, width });
        await reader.page.getByText('the <i>sale</i>').waitFor();
        await reader.page.getByText('U+202E').waitFor();
        await reader.look(`release-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(await reader.page.locator('main i, main b').count()).toBe(0);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('is found in the list, and opened, by keyboard alone', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('ana');
    await reader.open('/releases');
    const { page } = reader;
    await page.getByRole('row', { name: /v3/ }).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('releases');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForURL(/release=v2/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'v2' }).waitFor();
    await page.getByRole('link', { name: 'Plan promotion…' }).press('Enter');
    await page.waitForURL(/plan\?release=v2/);
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('fits a telephone as a list, too', async () => {
    const reader = await (await Reader.at(browser(), project, { width: 360, theme: 'dark' })).signIn('ana');
    await reader.open('/releases');
    await reader.page.getByRole('row', { name: /v3/ }).waitFor();
    await reader.look('releases-dark-360');
    expect(await reader.axe()).toEqual([]);
    expect(await reader.overflows()).toEqual([]);
    await reader.leave();
  });

  it('is what it was then, and nothing can be done there', async () => {
    const reader = await arrive('ana', {}, `?at=${new Date().toISOString()}`);
    await reader.page.getByText('ana approved').waitFor();
    expect(await reader.page.getByRole('button', { name: 'Reject…' }).count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('says when there is no such release', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('ana');
    await reader.open('/releases/nobody');
    await reader.page.locator('[data-face]').first().waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('is not rejected by who may not', async () => {
    const reader = await arrive('ida');
    await reader.page.getByRole('button', { name: 'Reject…' }).click();
    await reader.page.getByText('not with your role').waitFor();
    await reader.leave();
  });

  it('is rejected after it was shown what that does, and let go on again', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('button', { name: 'Reject…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/that becomes a finding: dev, stage/).waitFor();
    expect(await reader.axe()).toEqual([]);
    await page.getByRole('textbox', { name: 'Reason' }).fill('leaks memory');
    await page.getByRole('button', { name: 'Reject it everywhere' }).click();
    await page.getByText('It goes nowhere').waitFor();
    await reader.look('release-rejected');
    expect(await reader.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Lift rejection…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('it did not');
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await page.getByText('It goes nowhere').waitFor({ state: 'detached' });
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });
});
