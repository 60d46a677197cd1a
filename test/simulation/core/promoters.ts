import type { Actor } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import { promotion } from '../../../libs/promotion/src/evolve';
import type { Promotion } from '../../../libs/promotion/src/state';
import { POISONER } from '../model/answer-check';
import type { EnvironmentName } from './project';
import { PROJECT } from './project';
import type { Ask } from './requests';
import { textIn } from './requests';
import { requestsOf } from './requests-of';
import type { World } from './world';

/** What people do about promotions, and what they remember of it. */
export class Promoters {
  private readonly promotions: string[] = [];
  /** By promotion: the first plan that anybody saw. */
  private readonly firstPlans = new Map<string, string>();
  /** Promotions into whose streams something was written that nobody can fold. */
  readonly poisoned = new Set<string>();

  constructor(
    private readonly ask: Ask,
    private readonly world: Pick<World, 'log' | 'view'>,
  ) {}

  async promote(alias: string, name: EnvironmentName, login: string, kind?: 'rollback' | 'retry'): Promise<void> {
    const answer = await this.ask(login, requestsOf.promote(alias, name, kind));
    const id = textIn(answer, 'promotionId');
    if (id !== undefined) this.promotions.push(id);
  }

  approve(back: number, login: string, plan: 'current' | 'first' = 'current', comment = true): Promise<void> {
    return this.onPlan(back, async (id, planHash) => {
      const first = this.firstPlans.get(id) ?? planHash;
      this.firstPlans.set(id, first);
      const said = comment ? 'read it' : undefined;
      await this.ask(login, requestsOf.approve(id, plan === 'first' ? first : planHash, login, said));
    });
  }

  revoke(back: number, login: string): Promise<void> {
    return this.onPlan(back, (id, planHash) => this.ask(login, requestsOf.revoke(id, planHash)));
  }

  breakGlass(back: number, login: string): Promise<void> {
    return this.onPlan(back, (id, planHash) => this.ask(login, requestsOf.breakGlass(id, planHash, login)));
  }

  abort(back: number, login: string): Promise<void> {
    return this.onPromotion(back, (id) => this.ask(login, requestsOf.abort(id)));
  }

  /** An event that its own type's decoder takes and that nobody can fold. */
  async poison(back: number): Promise<void> {
    await this.onPromotion(back, async (promotionId) => {
      const { revision } = await this.world.view.load(promotion, promotionId);
      const id = deriveId('poison', promotionId, String(revision));
      const actor: Actor = { kind: 'service', id: POISONER };
      const metadata = { schemaVersion: 1, actor, commandId: id, causationId: id, correlationId: id };
      const data = { promotionId, project: PROJECT, environment: 'prod', planHash: 'none' };
      const event = { id: deriveId(id, promotion.stream(promotionId), '0'), type: 'promotion.planned', data, metadata };
      await this.world.log
        .append(promotion.stream(promotionId), [event], revision ?? 'no-stream')
        .catch(() => undefined);
      this.poisoned.add(promotionId);
    });
  }

  private async onPromotion(back: number, act: (promotionId: string) => Promise<unknown>): Promise<void> {
    const id = this.promotions.at(-1 - back);
    if (id !== undefined && !this.poisoned.has(id)) await act(id);
  }

  private onPlan(back: number, act: (promotionId: string, planHash: string) => Promise<unknown>): Promise<void> {
    return this.onPromotion(back, async (id) => {
      const state = await this.stateOf(id);
      if (state !== undefined && 'planHash' in state) await act(id, state.planHash);
    });
  }

  private async stateOf(promotionId: string): Promise<Promotion | undefined> {
    if (this.poisoned.has(promotionId)) return undefined;
    return (await this.world.view.load(promotion, promotionId)).state;
  }
}
