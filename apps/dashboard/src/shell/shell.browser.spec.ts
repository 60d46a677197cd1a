import { SpecProject } from '../../../../test/browser/support/a-project';
import { Reader } from '../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../test/browser/support/in-browser';

describeInBrowser('the shell', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('shell');
    await project.release('v1');
    await project.bring('v1', 'dev');
  });

  const arrive = async (how: Parameters<typeof Reader.at>[2] = {}, path = '') => {
    const reader = await (await Reader.at(browser(), project, how)).signIn('olga');
    await reader.open(path);
    await reader.page.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
    return reader;
  };

  it('asks a stranger to sign in, and leads back to where they wanted to go', async () => {
    const reader = await Reader.at(browser(), project);
    await reader.open('?release=v1');
    const { page } = reader;
    await page.getByLabel('API key').fill('llk_no_such_key');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('sign-in-refused');
    await page.getByLabel('API key').fill(project.keyOf('olga'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
    expect(page.url()).toContain('release=v1');
    const kept = await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    expect(kept).not.toContain('llk_');
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('signs in with a link, once, and only when somebody says so', async () => {
    const link = await project.loginLink('mei');
    const reader = await Reader.at(browser(), project);
    await reader.page.goto(link);
    await reader.page.getByText('This link signs you in once.').waitFor();
    expect(await reader.axe()).toEqual([]);
    expect(reader.page.url()).not.toContain('#');
    await reader.page.getByRole('button', { name: 'Sign in' }).click();
    await reader.page.getByRole('button', { name: /mei/ }).waitFor();
    await reader.leave();
    const other = await Reader.at(browser(), project);
    await other.page.goto(link);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    await other.page.getByRole('alert').waitFor();
    await other.leave();
  });

  it('signs out', async () => {
    const reader = await arrive();
    await reader.page.getByRole('button', { name: /olga/ }).click();
    expect(await reader.axe()).toEqual([]);
    await reader.look('account');
    await reader.page.getByRole('button', { name: 'Sign out' }).click();
    await reader.page.getByLabel('API key').waitFor();
    await reader.open();
    await reader.page.getByLabel('API key').waitFor();
    await reader.leave();
  });

  it('goes anywhere by keyboard', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('v1');
    await page.getByRole('option', { name: /v1/ }).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('palette');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'v1' }).waitFor();
    expect(page.url()).toContain('/releases/v1');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('keyboard');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('reaches the screen first for who tabs', async () => {
    const reader = await arrive();
    await reader.page.keyboard.press('Tab');
    await reader.page.keyboard.press('Enter');
    expect(await reader.page.evaluate('document.activeElement.id')).toBe('main');
    await reader.leave();
  });

  it('shows another time unmistakably, changes nothing there, and leads back', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const reader = await arrive({ theme }, `?at=${new Date(Date.now() - 60_000).toISOString()}`);
      await reader.page.getByText('Nothing can be changed here.').waitFor();
      expect(await reader.page.getByRole('button', { name: /…$/ }).count()).toBe(0);
      expect(await reader.axe()).toEqual([]);
      await reader.look(`past-${theme}`);
      await reader.page.getByRole('button', { name: 'Back to now' }).click();
      await reader.page.getByText(/· live/).waitFor();
      expect(reader.page.url()).not.toContain('at=');
      await reader.leave();
    }
  });

  it('says when nothing is told any more, keeps what was last known, and catches up without a reload', async () => {
    const reader = await arrive();
    await reader.page.getByText(/· live/).waitFor();
    await reader.page.evaluate('globalThis.isTheSamePage = true');
    await reader.cutOff(true);
    await reader.page.getByText(/Not live since/).waitFor();
    await reader.page.getByRole('heading', { level: 2, name: 'dev' }).waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('not-live');
    const alias = `v${String(Date.now())}`;
    await project.release(alias);
    await reader.cutOff(false);
    await reader.page.getByRole('row', { name: new RegExp(alias) }).waitFor();
    await reader.page.getByText(/Not live since/).waitFor({ state: 'detached' });
    expect(await reader.page.evaluate('globalThis.isTheSamePage')).toBe(true);
    await reader.leave();
  });

  it('opens a menu where the window is narrow', async () => {
    const reader = await arrive({ width: 360 });
    await reader.page.getByRole('button', { name: /Menu/ }).click();
    await reader.page.getByRole('navigation').getByRole('link', { name: /Board/ }).waitFor();
    expect(await reader.axe()).toEqual([]);
    expect(await reader.overflows()).toEqual([]);
    await reader.leave();
  });
});
