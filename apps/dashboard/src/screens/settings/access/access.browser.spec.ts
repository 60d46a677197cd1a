import { createLedgerlineClient } from '@ledgerline/api-client';
import { SpecProject } from '../../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../../test/browser/support/in-browser';

describeInBrowser('the keys of a project', (browser) => {
  let project: SpecProject;

  beforeAll(async () => {
    project = await SpecProject.begin('access');
  });

  const arrive = async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('admin');
    await reader.open('/settings?tab=access');
    return reader;
  };
  const rows = ({ page }: Reader) => page.getByRole('row');
  const whoHas = (key: string) => createLedgerlineClient({ url: project.url, key }).GET('/v1/whoami');

  it('are rotated, show their secret once, and keep it nowhere', async () => {
    const reader = await arrive();
    const { page } = reader;
    const key = project.keyOf('mei');
    const keyId = key.split('_')[1] ?? '';
    await page.getByRole('button', { name: `Rotate ${keyId}…` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('opens for 24 hours more').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('settings-rotate');
    await page.getByRole('textbox', { name: 'Reason' }).fill('every ninety days');
    await dialog.getByRole('button', { name: 'Rotate the key' }).click();
    const shownKey = page.getByRole('region', { name: 'the key' });
    const secret = (await shownKey.textContent()) ?? '';
    expect(secret).toMatch(/^llk_/);
    expect(await reader.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await shownKey.waitFor();
    expect(await page.getByRole('button', { name: 'Put it away' }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'It is kept where it is used' }).check();
    await page.getByRole('button', { name: 'Put it away' }).click();
    await dialog.waitFor({ state: 'detached' });
    await rows(reader).filter({ hasText: 'two secrets' }).waitFor();
    expect(await whereIs(reader, secret)).toEqual([]);
    for (const one of [key, secret]) expect((await whoHas(one)).data?.id).toBe('mei');
    expect((await whoHas(key)).data?.isFormerSecret).toBe(true);
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('are issued, with what is refused beside its field, and revoked', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('button', { name: 'Issue a key…' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Zoe <b>');
    await page.getByRole('button', { name: 'Issue the key' }).click();
    await page.getByRole('alert').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await reader.axe()).toEqual([]);
    await reader.look('settings-issue-refused');
    await name.fill('zoe');
    await page.getByRole('button', { name: 'Issue the key' }).click();
    const secret = (await page.getByRole('region', { name: 'the key' }).textContent()) ?? '';
    await page.getByRole('checkbox', { name: 'It is kept where it is used' }).check();
    await page.getByRole('button', { name: 'Put it away' }).click();
    const row = rows(reader).filter({ hasText: 'zoe' });
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('left the team');
    await page.getByRole('button', { name: 'Revoke the key' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: /open nothing any more/ }).check();
    await row.getByText('left the team').waitFor();
    expect(secret).toMatch(/^llk_/);
    expect(await whereIs(reader, secret)).toEqual([]);
    await reader.leave();
  });
});

/** Where in the page, its storage, its address and the caches of its answers a text can be found. */
async function whereIs({ page }: Reader, text: string): Promise<readonly string[]> {
  const places = await page.evaluate(`(() => {
    const root = document.getElementById('root');
    const name = Object.keys(root).find((one) => one.startsWith('__reactContainer'));
    const caches = [];
    const visit = (fiber) => {
      for (let one = fiber; one; one = one.sibling) {
        const client = one.memoizedProps && one.memoizedProps.client;
        if (client && client.getQueryCache) {
          caches.push(...client.getQueryCache().getAll().map(({ state, queryKey }) => JSON.stringify([queryKey, state.data])));
          caches.push(...client.getMutationCache().getAll().map(({ state }) => JSON.stringify([state.variables, state.data])));
        }
        visit(one.child);
      }
    };
    visit(root[name]);
    return {
      page: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' '),
      address: location.href,
      history: JSON.stringify(history.state),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      caches: caches.length === 0 ? ${JSON.stringify(text)} : caches.join(' '),
    };
  })()`);
  return Object.entries(places as Record<string, string>)
    .filter(([, held]) => held.includes(text))
    .map(([place]) => place);
}
