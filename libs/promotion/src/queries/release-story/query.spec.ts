import { EventCatalog, refuse } from '@ledgerline/kernel';
import { EventWriter } from '@ledgerline/platform/ledger';
import type { ReleaseResolver } from '@ledgerline/release';
import { InMemoryEventLog } from '@ledgerline/testing';
import { PromotionPlanned, PromotionRequested, ReleaseRejected, ReleaseRejectionLifted } from '../../events';
import type { PromotionBoardStore } from '../../projections/promotion-board/store';
import { TellRelease, TellReleaseHandler } from './query';

const { releaseId } = ReleaseRejected.sample;
const cause = {
  ...{ commandId: 'c', causationId: 'c', correlationId: 'chain' },
  actor: { kind: 'person', id: 'ana' } as const,
};
const another = `sha256:${'9'.repeat(64)}`;
const rejected = ReleaseRejected({ ...ReleaseRejected.sample, person: 'ana', reason: 'leaks' });
const lifted = (of: string) => ReleaseRejectionLifted({ ...ReleaseRejectionLifted.sample, releaseId: of });

async function aHandler(...said: readonly (typeof rejected | ReturnType<typeof lifted>)[]) {
  const log = new InMemoryEventLog();
  const catalog = new EventCatalog([PromotionPlanned, PromotionRequested, ReleaseRejected, ReleaseRejectionLifted]);
  const writer = new EventWriter(catalog);
  const requested = PromotionRequested({ ...PromotionRequested.sample, promotionId: 'p-1' });
  const planned = PromotionPlanned({ ...PromotionPlanned.sample, promotionId: 'p-1' });
  await log.append('promotion-p-1', writer.newEvents('promotion-p-1', cause, [requested, planned]), 'no-stream');
  await log.append('rejections-checkout', writer.newEvents('rejections-checkout', cause, [...said]), 'no-stream');
  const releases = {
    resolve: (project: string, release: string) =>
      Promise.resolve(
        release === 'v84' ? { releaseId, alias: 'v84' } : refuse('no-such-release', { project, release }),
      ),
  } as unknown as ReleaseResolver;
  const boards = { ofRelease: () => Promise.resolve(['p-1']) } as unknown as PromotionBoardStore;
  return new TellReleaseHandler(releases, boards, log, catalog);
}

describe('the story of a release', () => {
  it('has its promotions with where their time went', async () => {
    const handler = await aHandler(rejected);
    expect(await handler.execute(new TellRelease('checkout', 'v84'))).toMatchObject({
      releaseId,
      promotions: [
        { promotionId: 'p-1', status: 'gated', stretches: [{ doing: 'planning' }, { doing: 'waiting', to: null }] },
      ],
    });
  });

  it('says that it is rejected until that is lifted, whatever becomes of others', async () => {
    const still = await aHandler(rejected, lifted(another));
    expect(await still.execute(new TellRelease('checkout', 'v84'))).toMatchObject({
      rejection: { person: 'ana', reason: 'leaks' },
    });
    const free = await aHandler(rejected, lifted(releaseId));
    expect(await free.execute(new TellRelease('checkout', 'v84'))).toMatchObject({ rejection: null });
  });

  it('ends at the moment that is asked for', async () => {
    const handler = await aHandler(rejected);
    const then = new TellRelease('checkout', 'v84', { position: 0n });
    expect(await handler.execute(then)).toMatchObject({ promotions: [{ status: 'requested' }], rejection: null });
  });

  it('is nobody’s where there is no such release', async () => {
    const handler = await aHandler(rejected);
    expect(await handler.execute(new TellRelease('checkout', 'v85'))).toEqual(
      refuse('no-such-release', { project: 'checkout', release: 'v85' }),
    );
  });
});
