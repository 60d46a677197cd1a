import { SpecProject, usualFile } from '../../../../../test/browser/support/a-project';
import { Reader } from '../../../../../test/browser/support/a-reader';
import { describeInBrowser } from '../../../../../test/browser/support/in-browser';

const hostile = 'the <b>new</b> prices \u05E9\u05DC\u05D5\u05DD';

describeInBrowser('the plan', (browser) => {
  let project: SpecProject;
  let promotionId: string;

  beforeAll(async () => {
    project = await SpecProject.begin('plan', (name) => ({
      ...usualFile(name),
      databases: { orders: { engine: 'postgres', migrations: './migrations/orders' } },
      variance: {
        'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
      },
      configuration: './config.yaml',
      governance: { 'break-glass': { of: 'release-managers' } },
    }));
    await project.release('v1');
    for (const [environment, ...approvers] of [['dev'], ['stage'], ['prod-eu', 'ana', 'mei']] as const) {
      await project.bring('v1', environment, ...approvers);
    }
    const sql = (text: string) =>
      project.as('olga').POST('/v1/projects/{project}/blobs', {
        params: { path: { project: project.name } },
        body: text as never,
        bodySerializer: (body) => body,
        headers: { 'content-type': 'application/sql' },
      });
    const checksums: string[] = [];
    for (const text of [
      'alter table orders add column settled_at timestamptz;',
      'alter table orders drop column total;',
    ]) {
      const { data } = await sql(text);
      checksums.push(data?.digest ?? '');
    }
    await project.release('v2', undefined, {
      migrations: {
        orders: [
          { id: '0042_add_settled_at', checksum: checksums[0] ?? '' },
          { id: '0043_drop_total', checksum: checksums[1] ?? '' },
        ],
      },
      configuration: { web: { timeout_ms: 1200, title: 'the <b>shop</b> \u202Egnp.exe', replicas: 2 } },
    });
    await project.bring('v2', 'dev');
    await project.bring('v2', 'stage');
    promotionId = await project.promote('v2', 'prod-eu', hostile);
    await project.promotionWhen(promotionId, ({ blockedBy }) => blockedBy.length > 0);
  });

  const arrive = async (name: 'ana' | 'mei' | 'olga' | 'ida' = 'ana', how: Parameters<typeof Reader.at>[2] = {}) => {
    const reader = await (await Reader.at(browser(), project, how)).signIn(name);
    await reader.open(`/promotions/${promotionId}`);
    await reader.page.getByRole('heading', { level: 1, name: 'v2 → prod-eu' }).waitFor();
    return reader;
  };

  it('classifies every change, and says of each gate who can open it', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByText('not yet: 1 of').waitFor();
    const row = (name: RegExp) => page.getByRole('row', { name });
    await row(/artifact web/)
      .getByText('same digest as stage')
      .waitFor();
    await row(/0043_drop_total/)
      .getByText('destructive', { exact: true })
      .waitFor();
    await row(/0042_add_settled_at/)
      .getByText('additive')
      .waitFor();
    await page.getByText('you, mei can say yes').waitFor();
    await page.getByText('No time opens this').waitFor();
    await page.getByText('Who had a hand in it').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('is readable by everybody, in both themes and at any width', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1280, 2560]) {
        const reader = await arrive('ana', { theme, width });
        await reader.page.getByText('can say yes').waitFor();
        await reader.look(`plan-${theme}-${String(width)}`);
        expect(await reader.axe()).toEqual([]);
        expect(await reader.overflows()).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.leave();
      }
    }
  });

  it('shows names and reasons as what they are', async () => {
    const reader = await arrive();
    await reader.page.getByText('the <b>new</b> prices').waitFor();
    await reader.page.getByText('U+202E').first().waitFor();
    expect(await reader.page.locator('main b').count()).toBe(0);
    await reader.leave();
  });

  it('lets nobody say yes who had a hand in it, or who may not', async () => {
    const olga = await arrive('olga');
    await olga.page.getByText(/so your yes would not count/).waitFor();
    expect(await olga.page.getByRole('button', { name: /^Approve plan/ }).isDisabled()).toBe(true);
    await olga.leave();
    const ida = await arrive('ida');
    await ida.page.getByRole('button', { name: /^Approve plan/ }).click();
    await ida.page.getByText('not with your role').waitFor();
    await ida.leave();
  });

  it('is approved with its hash on the button, by keyboard alone, and taken back', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('button', { name: /^Approve plan/ }).waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('plan-approve');
    await page.keyboard.type('read it all');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('read it all').waitFor();
    await page.getByText(/ana has approved it|you have approved it/).waitFor();
    await page.getByRole('button', { name: /^Withdraw my approval of [0-9a-f]{4}…/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('not yet');
    await dialog.getByRole('button', { name: /^Withdraw my approval/ }).click();
    await page.getByRole('button', { name: /^Approve plan/ }).waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('shows why the server said no, where it was asked', async () => {
    const reader = await arrive();
    const { page } = reader;
    await page.route('**/approvals', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          ...{ type: 'urn:ledgerline:problem:plan-moved', title: 'Plan moved', status: 409, code: 'plan-moved' },
          ...{ detail: 'the plan has moved', remedy: 'read it again', facts: {} },
        }),
      }),
    );
    await page.getByRole('button', { name: /^Approve plan/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Approve plan/ })
      .click();
    await page.getByText('read it again').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('can be asked for without a promotion, from the address alone', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('olga');
    await reader.open('/plan');
    const { page } = reader;
    await page.getByText('Choose what goes where').waitFor();
    await page.getByLabel('Release', { exact: true }).selectOption('v1');
    await page.getByLabel('To', { exact: true }).selectOption('prod-us');
    await page.waitForURL(/release=v1&to=prod-us/);
    await page.getByText('What would change').waitFor();
    await page.getByRole('button', { name: 'Request promotion…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/waits for its gates by itself/)
      .waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.look('plan-preview');
    await page.getByRole('textbox', { name: 'Reason' }).fill('prod-us, too');
    await page.getByRole('button', { name: 'Promote to prod-us' }).click();
    await page.waitForURL(/promotions/);
    await page.getByRole('heading', { level: 1, name: 'v1 → prod-us' }).waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.leave();
  });

  it('is what it was then, and nothing can be done there', async () => {
    const { asOf } = await project.promotionWhen(promotionId, () => true);
    const reader = await (await Reader.at(browser(), project)).signIn('ana');
    await reader.open(`/promotions/${promotionId}?at=${asOf}`);
    await reader.page.getByText('What would change').waitFor();
    expect(await reader.page.getByText('Your word').count()).toBe(0);
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('says when there is no such promotion', async () => {
    const reader = await (await Reader.at(browser(), project)).signIn('ana');
    await reader.open('/promotions/nobody');
    await reader.page.locator('[data-face]').waitFor();
    expect(await reader.axe()).toEqual([]);
    await reader.leave();
  });

  it('ends when it is rejected, for everybody who reads it', async () => {
    const mei = await arrive('mei');
    const reader = await arrive();
    const { page } = reader;
    await page.getByRole('button', { name: /^Reject plan/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('not this week');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Reject plan [0-9a-f]{4}…/ })
      .click();
    for (const one of [reader, mei]) await one.page.getByText('aborted', { exact: true }).waitFor();
    await reader.leave();
    await mei.leave();
  });

  it('has its gates broken by two people in an emergency, and stays due a review until one is written', async () => {
    promotionId = await project.promote('v2', 'prod-eu', 'carts are empty');
    await project.promotionWhen(promotionId, ({ blockedBy }) => blockedBy.length > 0);
    const [ana, mei] = [await arrive('ana'), await arrive('mei')];
    await ana.page.getByRole('button', { name: 'Break the gates…' }).click();
    await ana.page.getByRole('dialog').getByText('a second person has to say the same').waitFor();
    expect(await ana.axe()).toEqual([]);
    await ana.look('plan-glass');
    await ana.page.getByRole('textbox', { name: 'Reason' }).fill('nobody can pay');
    await ana.page.getByRole('button', { name: /^Ask to break the gates of plan/ }).click();
    await mei.page.getByRole('button', { name: 'Break the gates, too…' }).click();
    await mei.page.getByRole('dialog').getByText('ana has asked for it').waitFor();
    await mei.page.getByRole('textbox', { name: 'Reason' }).fill('I see it, too');
    await mei.page.getByRole('button', { name: /^Break the gates of plan/ }).click();
    await ana.page.getByText('Its review is due').waitFor();
    await ana.page.getByRole('button', { name: 'Write the review…' }).click();
    await ana.page.getByRole('textbox', { name: 'Review' }).fill('the cart is tested before it is priced now');
    await ana.page.getByRole('button', { name: 'Write the review', exact: true }).click();
    await mei.page.getByText('the cart is tested before it is priced now').waitFor();
    expect(await mei.axe()).toEqual([]);
    await mei.look('plan-glass-broken');
    for (const one of [ana, mei]) {
      expect(one.complaints).toEqual([]);
      await one.leave();
    }
  });
});
