import { SpecProject } from '../support/a-project';
import { Reader } from '../support/a-reader';
import { describeInBrowser } from '../support/in-browser';
import { seenWith, shopFlags, shopProject } from './a-shop';

type Name = Parameters<Reader['signIn']>[0];

/** One story, told in order: each part begins where the one before it ended. Machines use the api, people the screens. */
describeInBrowser('a release on its way to production, on the screens', (browser) => {
  let project: SpecProject;
  let olga: Reader;
  let ana: Reader;
  let mei: Reader;
  let kim: Reader;

  const come = async (name: Name, path = '') => {
    const reader = await (await Reader.at(browser(), project)).signIn(name);
    await reader.open(path);
    return reader;
  };

  beforeAll(async () => {
    project = await SpecProject.begin('story', shopProject);
    await project.release('v1', shopFlags);
    [olga, ana, mei, kim] = [await come('olga'), await come('ana'), await come('mei'), await come('kim')];
  });

  afterAll(async () => {
    for (const reader of [olga, ana, mei, kim]) await reader.leave();
  });

  const card = (reader: Reader, environment: string) => reader.page.locator(`[data-environment="${environment}"]`);
  const dialog = (reader: Reader) => reader.page.getByRole('dialog');

  /** What the deployer and the agent do once a release is declared. */
  const rollOut = async (environment: string) => {
    await project.report('v1', environment, { status: 'finished' });
    await project.observe(environment, shopFlags);
  };

  it('is promoted to dev with the mouse, and everybody who looks sees it arrive', async () => {
    const { page } = olga;
    await page.getByRole('row', { name: /v1/ }).getByRole('button', { name: 'v1', exact: true }).click();
    await page.getByRole('button', { name: 'to dev…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the first one');
    await dialog(olga).getByRole('button', { name: 'Promote to dev' }).click();
    await dialog(olga).waitFor({ state: 'detached' });
    await rollOut('dev');
    for (const reader of [olga, ana, mei, kim]) await card(reader, 'dev').getByText('in sync').waitFor();
  });

  it('waits for what ci says, and goes on to stage by keyboard alone', async () => {
    const { page } = olga;
    await page
      .getByRole('row', { name: /v1/ })
      .getByText(/evidence/)
      .first()
      .waitFor();
    await project.verify('v1', 'dev', 'unit');
    await page.getByRole('button', { name: 'to stage…' }).waitFor();
    await page.mouse.move(0, 0);
    await olga.open();
    await page.getByRole('row', { name: /v1/ }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'to stage…' }).waitFor();
    await olga.tabTo(/^to stage…$/);
    await page.keyboard.press('Enter');
    await dialog(olga)
      .getByText(/nothing is declared in stage/i)
      .waitFor();
    await page.keyboard.type('dev is green');
    await olga.tabTo(/^Promote to stage$/);
    await page.keyboard.press('Enter');
    await dialog(olga).waitFor({ state: 'detached' });
    await rollOut('stage');
    await card(olga, 'stage').getByText('in sync').waitFor();
    await project.verify('v1', 'stage', 'integration');
  });

  it('is asked for in production, where its author cannot say yes', async () => {
    const { page } = olga;
    await card(olga, 'prod').getByText('v1').waitFor();
    await page.getByRole('link', { name: 'Releases' }).click();
    await page.getByRole('link', { name: 'v1', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'v1' }).waitFor();
    await olga.open('/plan?release=v1&to=prod');
    await page.getByRole('button', { name: 'Request promotion…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the sale begins');
    await dialog(olga).getByRole('button', { name: 'Promote to prod' }).click();
    await page.getByRole('heading', { level: 1, name: 'v1 → prod' }).waitFor();
    await page.getByText(/so your yes would not count/).waitFor();
    expect(await page.getByRole('button', { name: /^Approve plan/ }).isDisabled()).toBe(true);
  });

  it('is approved by two people at once, one of them cut off meanwhile', async () => {
    await ana.page.getByRole('link', { name: /Approvals\s?1 wait for you/ }).click();
    await ana.page.getByRole('link', { name: 'Read the plan and decide' }).click();
    await ana.page.getByText('What would change').waitFor();
    await mei.open(new URL(ana.page.url()).pathname.replace(/^\/p\/[^/]+/, ''));
    await mei.page.getByText('approvals 0 of 2').waitFor();
    await ana.page.getByRole('button', { name: /^Approve plan [0-9a-f]{4}…/ }).click();
    await dialog(ana)
      .getByRole('button', { name: /^Approve plan/ })
      .click();
    await mei.page.getByText('approvals 1 of 2').waitFor();
    await ana.page.getByText('approvals 1 of 2').waitFor();

    await ana.page.evaluate('globalThis.isTheSamePage = true');
    await ana.cutOff(true);
    await ana.page.getByText(/Not live since/).waitFor();
    await mei.page.keyboard.press('a');
    await dialog(mei).waitFor();
    await mei.page.keyboard.type('read it all');
    await mei.tabTo(/^Approve plan [0-9a-f]{4}…/);
    await mei.page.keyboard.press('Enter');
    await dialog(mei).waitFor({ state: 'detached' });
    await rollOut('prod');
    await mei.page.getByText('completed', { exact: true }).waitFor();
    expect(await ana.page.getByText('completed', { exact: true }).count()).toBe(0);
    await ana.cutOff(false);
    await ana.page.getByText('completed', { exact: true }).waitFor();
    expect(await ana.page.evaluate('globalThis.isTheSamePage')).toBe(true);
  });

  it('is changed by hand, which is found, and undone, kept, or let be until then', async () => {
    const { page } = kim;
    const rows = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByText('Nothing here is otherwise than declared').waitFor();
    const byHand = seenWith({ sale: 'off', banner: 'nobody knows', debug: 'on' });
    for (let times = 0; times < 2; times += 1) await project.observe('prod', byHand);
    await rows.nth(2).waitFor();
    await page.getByRole('link', { name: /Drift\s?3 open/ }).waitFor();

    // Undone: who deploys is asked, and the next look finds it as it was.
    await rows.filter({ hasText: 'banner' }).getByRole('button').click();
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Reason' }).fill('nobody declared it');
    await dialog(kim)
      .getByRole('button', { name: /^Ask for the revert/ })
      .click();
    await dialog(kim).waitFor({ state: 'detached' });

    // Let be until then.
    await rows.filter({ hasText: 'debug' }).getByRole('button').click();
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'Reason' }).fill('we look for the slow cart');
    await dialog(kim)
      .getByRole('button', { name: /^Accept/ })
      .click();
    await dialog(kim).waitFor({ state: 'detached' });

    // Kept: its owners are asked.
    await rows.filter({ hasText: 'sale' }).getByRole('button').click();
    await page.keyboard.press('c');
    await dialog(kim).getByText('flags.sale').first().waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the sale begins tomorrow');
    await dialog(kim)
      .getByRole('button', { name: /^Capture/ })
      .click();
    await dialog(kim).waitFor({ state: 'detached' });

    await ana.page.getByRole('link', { name: 'Approvals' }).click();
    const proposal = ana.page.getByRole('listitem').filter({ hasText: 'the sale begins tomorrow' });
    await proposal.getByRole('button', { name: /^Approve/ }).click();
    await dialog(ana)
      .getByRole('button', { name: /^Approve/ })
      .click();
    await ana.page.getByText('nothing waits for you', { exact: true }).waitFor();
    for (let times = 0; times < 2; times += 1) await project.observe('prod', seenWith({ sale: 'off', debug: 'on' }));
    await page.getByRole('button', { name: 'open 0' }).waitFor();
    await olga.open();
    await card(olga, 'prod').getByText('1 excepted').waitFor();
  });

  it('is followed by one that is rejected, and the server says why it goes nowhere', async () => {
    await project.release('v2', seenWith({ banner: 'v2' }));
    await olga.page.getByRole('row', { name: /v2/ }).getByRole('button', { name: 'v2', exact: true }).click();
    await olga.page.getByRole('button', { name: 'to dev…' }).click();
    await olga.page.getByRole('textbox', { name: 'Reason' }).fill('quickly');
    await mei.open('/releases/v2');
    await mei.page.getByRole('button', { name: /^Reject/ }).click();
    await mei.page.getByRole('textbox', { name: 'Reason' }).fill('billing reads it');
    await dialog(mei).getByRole('button', { name: 'Reject it everywhere' }).click();
    await dialog(mei).waitFor({ state: 'detached' });
    await dialog(olga).getByRole('button', { name: 'Promote to dev' }).click();
    await dialog(olga).getByRole('alert').getByText('billing reads it').first().waitFor();
    await olga.page.keyboard.press('Escape');
  });

  it('is told to an auditor: why production differs, and what led to what', async () => {
    const ida = await come('ida', '/differences?from=stage&to=prod');
    const { page } = ida;
    await page
      .getByRole('row', { name: /flags.sale/ })
      .getByText('sales differ')
      .waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor();
    await page.getByText('prod found as declared').first().waitFor();
    expect(ida.complaints).toEqual([]);
    await ida.leave();
  });

  it('complained about nothing on the way', () => {
    expect([olga, ana, mei, kim].map(({ complaints }) => complaints)).toEqual([[], [], [], []]);
  });
});
