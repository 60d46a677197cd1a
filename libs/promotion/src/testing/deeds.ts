import { type Accepted, Refusal } from '@ledgerline/kernel';
import { ApproveException } from '../commands/approve-exception/command';
import { BreakGlass } from '../commands/break-glass/command';
import { DeclareFreeze } from '../commands/declare-freeze/command';
import { EndException } from '../commands/end-exception/command';
import { LiftFreeze } from '../commands/lift-freeze/command';
import { LiftRejection } from '../commands/lift-rejection/command';
import { RejectRelease } from '../commands/reject-release/command';
import { RequestException } from '../commands/request-exception/command';
import { RequestPromotion } from '../commands/request-promotion/command';
import { ReviewBrokenGlass } from '../commands/review-broken-glass/command';
import { RevokeApproval } from '../commands/revoke-approval/command';
import type { FreezeScope } from '../freeze-scope';
import type { AProject } from './a-project';

const PROJECT = 'checkout';
const LEADS = ['platform-leads'];

/** What people do about a project beside promoting releases and approving that. */
export class Deeds {
  constructor(private readonly project: AProject) {}

  /** The release on stage, approved there after its soak; at two in the morning, or at once when it was there before. */
  async toStage(name = 'v84', letter = 'b'): Promise<void> {
    await this.toDev(name, letter);
    await this.project.promote(name, 'stage');
    await this.project.converged('stage');
    await this.project.tested(letter, 'integration', 'stage');
    await this.project.until('2026-01-01T02:00:00.000Z');
  }

  async toDev(name = 'v84', letter = 'b'): Promise<void> {
    await this.project.promote(name, 'dev');
    await this.project.converged('dev');
    await this.project.tested(letter, 'unit', 'dev');
  }

  /** Ana and mei approve it, as far as it waits for them. */
  async approvedByTwo(promotionId: string): Promise<void> {
    for (const person of ['ana', 'mei']) await this.project.approve(promotionId, person);
  }

  async revoke(promotionId: string, who: string): Promise<Accepted | Refusal> {
    const planHash = await this.project.planHash(promotionId);
    return this.project.told(new RevokeApproval(this.by(who), PROJECT, promotionId, planHash, 'of another build'));
  }

  async breakGlass(promotionId: string, who: string, planHash?: string): Promise<Accepted | Refusal> {
    const plan = planHash ?? (await this.project.planHash(promotionId));
    return this.project.told(new BreakGlass(this.by(who), PROJECT, promotionId, plan, 'checkout is down', LEADS));
  }

  review(promotionId: string, who = 'olga'): Promise<Accepted | Refusal> {
    return this.project.told(new ReviewBrokenGlass(this.by(who), PROJECT, promotionId, 'the pool was too small'));
  }

  /** The id of a freeze that was taken. */
  async freeze(until: string, scope: FreezeScope = { everything: true }, from?: string): Promise<string> {
    const freeze = { name: 'q4-close', scope, until, reason: 'the quarter is closed', ...(from && { from }) };
    const answer = await this.project.told(new DeclareFreeze(this.by('ana'), PROJECT, freeze, LEADS));
    return taken(answer).freezeId;
  }

  async lift(freezeId: string): Promise<Accepted> {
    return taken(await this.project.told(new LiftFreeze(this.by('ana'), PROJECT, freezeId, 'closed early', LEADS)));
  }

  /** The id of an exception that somebody wants, and nobody has agreed to. */
  async wantException(gate: string, until: string, who = 'olga', release?: string): Promise<string> {
    const waives = { gate, environment: 'prod', ...(release !== undefined && { release }) };
    const command = new RequestException(this.by(who), PROJECT, waives, until, 'a fix that cannot wait');
    return taken(await this.project.told(command)).exceptionId;
  }

  agree(exceptionId: string, who: string): Promise<(Accepted & { readonly granted: boolean }) | Refusal> {
    return this.project.told(new ApproveException(this.by(who), PROJECT, exceptionId, LEADS, 'operator'));
  }

  /** The id of an exception that is in force. */
  async except(gate: string, until: string): Promise<string> {
    const exceptionId = await this.wantException(gate, until);
    taken(await this.agree(exceptionId, 'ana'));
    return exceptionId;
  }

  endException(exceptionId: string): Promise<Accepted | Refusal> {
    return this.project.told(new EndException(this.by('mei'), PROJECT, exceptionId, 'not needed any more'));
  }

  reject(name: string, environments?: readonly string[]): Promise<Accepted | Refusal> {
    return this.project.told(new RejectRelease(this.by('ana'), PROJECT, name, 'loses orders', environments));
  }

  liftRejection(name: string): Promise<Accepted | Refusal> {
    return this.project.told(new LiftRejection(this.by('ana'), PROJECT, name, 'the load test was at fault'));
  }

  /** Of an earlier release, or of one that failed to roll out. */
  again(kind: 'rollback' | 'retry', name: string, where: string) {
    return this.project.told(new RequestPromotion(this.by('olga'), PROJECT, where, name, 'it is needed', kind));
  }

  /** The id of such a promotion that was taken. */
  async back(kind: 'rollback' | 'retry', name: string, where: string): Promise<string> {
    return taken(await this.again(kind, name, where)).promotionId;
  }

  private by(who: string) {
    return this.project.cause(who);
  }
}

function taken<Answer>(answer: Answer): Exclude<Answer, Refusal> {
  if (answer instanceof Refusal) throw new Error(`${answer.code}: ${JSON.stringify(answer.facts)}`);
  return answer as Exclude<Answer, Refusal>;
}
