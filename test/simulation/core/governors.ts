import { requestsOf } from './requests-of';
import type { Ask } from './requests';
import { textIn } from './requests';
import type { SimClock } from './sim-clock';

/** What people decide about a whole project, and what they remember of it. */
export class Governors {
  private readonly exceptions: string[] = [];
  private readonly freezes: string[] = [];

  constructor(
    private readonly ask: Ask,
    private readonly clock: SimClock,
  ) {}

  async freeze(login: string, milliseconds: number): Promise<void> {
    const name = `freeze-${String(this.freezes.length)}`;
    const freezeId = textIn(await this.ask(login, requestsOf.freeze(name, this.in(milliseconds), login)), 'freezeId');
    if (freezeId !== undefined) this.freezes.push(freezeId);
  }

  async lift(back: number, login: string): Promise<void> {
    const freezeId = this.freezes.at(-1 - back);
    if (freezeId !== undefined) await this.ask(login, requestsOf.liftFreeze(freezeId, login));
  }

  async wantException(login: string, gate: string, milliseconds: number, release?: string): Promise<void> {
    const answer = await this.ask(login, requestsOf.wantException(gate, this.in(milliseconds), release));
    const exceptionId = textIn(answer, 'exceptionId');
    if (exceptionId !== undefined) this.exceptions.push(exceptionId);
  }

  async agree(back: number, login: string): Promise<void> {
    const exceptionId = this.exceptions.at(-1 - back);
    if (exceptionId !== undefined) await this.ask(login, requestsOf.agree(exceptionId, login));
  }

  async reject(alias: string, login: string): Promise<void> {
    await this.ask(login, requestsOf.reject(alias));
  }

  async liftRejection(alias: string, login: string): Promise<void> {
    await this.ask(login, requestsOf.liftRejection(alias));
  }

  private in(milliseconds: number): string {
    return new Date(Date.parse(this.clock.now()) + milliseconds).toISOString();
  }
}
