import { SpecProject } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

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
    expect(await card.textContent()).toContain('in sync');
    expect(await reader.page.locator('[data-environment="prod-us"]').textContent()).toContain('empty');
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
});
