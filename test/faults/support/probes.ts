import { deriveId, digestOf } from '@ledgerline/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitCondition } from './await-condition';
import { PROJECT } from './lane';

const ANSWER_WITHIN_MS = 30_000;
const PAUSE_MS = 100;

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | null;
}

/** Somebody who asks once and tells what came, instead of trying again as the team does. */
export class Prober {
  private asked = 0;
  private settled = 0;

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly name: string,
  ) {}

  /** Builds that were asked to be recorded. */
  get builds(): number {
    return this.asked;
  }

  /** Records a build that nobody else records. */
  write(): Promise<Answer> {
    this.asked += 1;
    return this.record(this.asked);
  }

  /** Sends every write since the last time again as it was, until each is confirmed: none may come to stand in the ledger twice. */
  async settle(): Promise<void> {
    for (; this.settled < this.asked; this.settled += 1) {
      const build = this.settled + 1;
      await awaitCondition(`write ${String(build)} to be confirmed`, async () => {
        return (await this.record(build)).status < 300;
      });
    }
  }

  /** Reads a list from the rows. */
  read(): Promise<Answer> {
    return this.ask(`/v1/projects/${PROJECT}/releases`, {});
  }

  /** Does `ask` again and again for so long; what came, in order. */
  async during(milliseconds: number, ask: () => Promise<Answer>): Promise<readonly Answer[]> {
    const until = performance.now() + milliseconds;
    const answers: Answer[] = [];
    while (performance.now() < until) {
      answers.push(await ask());
      await sleep(PAUSE_MS);
    }
    return answers;
  }

  private record(build: number): Promise<Answer> {
    const digest = digestOf(`${this.name} ${String(build)}`);
    return this.ask(`/v1/projects/${PROJECT}/builds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': deriveId(this.name, String(build)) },
      body: JSON.stringify({
        component: 'web',
        artifacts: [{ reference: `registry.example/checkout/web@${digest}` }],
        source: { repository: 'git.example/acme/checkout', commit: digest.slice(7, 47), authors: ['olga'] },
        builder: 'prober',
      }),
    });
  }

  private async ask(path: string, asked: Asked): Promise<Answer> {
    const headers = { ...asked.headers, authorization: `Bearer ${this.key}` };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(`${this.url}${path}`, { ...asked, headers, signal });
    const { code = '' } = (await response.json()) as { code?: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  }
}

/** Answers that are neither a success nor an honest 503 with one of these codes, in words. */
export function dishonest(what: string, answers: readonly Answer[], codes: readonly string[]): readonly string[] {
  return answers
    .filter(
      ({ status, code, retryAfter }) =>
        !(status < 300 || (status === 503 && codes.includes(code) && retryAfter !== null)),
    )
    .map(({ status, code }) => `${what} was answered ${String(status)} ${code}`);
}
