import { requestsOf } from './requests-of';
import type { Ask } from './requests';
import { textIn } from './requests';

interface Proposed {
  readonly environment: string;
  readonly proposalId: string;
}

/** How people answer a proposal. */
export type Answering = 'approve' | 'reject' | 'withdraw';

/** What people want overlays to be, and what they remember of it. */
export class Proposers {
  private readonly proposals: Proposed[] = [];

  constructor(private readonly ask: Ask) {}

  async propose(name: string, keys: readonly string[], value: number, login: string): Promise<void> {
    const changes = Object.fromEntries(keys.map((key) => [key, value]));
    const proposalId = textIn(await this.ask(login, requestsOf.propose(name, changes)), 'proposalId');
    if (proposalId !== undefined) this.proposals.push({ environment: name, proposalId });
  }

  async decide(back: number, login: string, how: Answering): Promise<void> {
    const proposal = this.proposals.at(-1 - back);
    if (proposal === undefined) return;
    const { environment: name, proposalId } = proposal;
    const asked = {
      approve: requestsOf.approveProposal,
      reject: requestsOf.rejectProposal,
      withdraw: requestsOf.withdrawReview,
    };
    await this.ask(login, asked[how](name, proposalId, login));
  }

  /** A change of two keys, about which people are of two minds before somebody answers for both. */
  async deliberate(name: string, value: number): Promise<void> {
    await this.propose(name, ['web.replicas', 'web.batch'], value, 'max');
    for (const [login, how] of [
      ['max', 'approve'],
      ['ana', 'approve'],
      ['ana@laptop', 'withdraw'],
      ['mei', 'approve'],
    ] as const) {
      await this.decide(0, login, how);
    }
  }
}
