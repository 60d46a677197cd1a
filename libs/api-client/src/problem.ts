import type { components } from './schema';

/** RFC 9457 problem details, as the api answers them. */
export type Problem = components['schemas']['Problem'];

/** The api said no, or could not; `problem.code` is stable, `problem.remedy` says what to do. */
export class LedgerlineProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'LedgerlineProblem';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The problem in an answer; one of our own words when something in between answered, such as a proxy. */
export async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return body;
  return {
    type: 'urn:ledgerline:problem:no-problem-details',
    title: 'No problem details',
    status: response.status,
    detail: `the answer has status ${String(response.status)} and does not come from a Ledgerline api`,
    code: 'no-problem-details',
    remedy: 'check the address',
    facts: {},
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'remedy' in body;
}
