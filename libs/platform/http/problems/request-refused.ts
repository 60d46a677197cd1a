import { Refusal } from '@ledgerline/kernel';
import type { EdgeRefusal } from './edge-refusals';
import type { Flaw } from './problem';

/** Turns the request down from wherever it is noticed; the filter makes the problem of it. */
export class RequestRefused extends Error {
  readonly refusal: Refusal;

  constructor(
    refusal: Refusal | EdgeRefusal,
    readonly errors?: readonly Flaw[],
  ) {
    super(typeof refusal === 'string' ? refusal : refusal.code);
    this.name = 'RequestRefused';
    this.refusal = typeof refusal === 'string' ? new Refusal(refusal) : refusal;
  }
}
