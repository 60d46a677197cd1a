import type { IntentDocument } from '../intent-document';

/** A key that one environment may differ in, though no rule allows it, until an instant. */
export interface VarianceException {
  readonly exceptionId: string;
  readonly key: string;
  readonly environment: string;
  /** RFC 3339. */
  readonly until: string;
  /** Who answers for it where no rule names anybody. */
  readonly owner?: string;
  readonly reason: string;
}

/** What rules look at beyond the value itself, as it stood when it was read. */
export interface VarianceFacts {
  /** What other environments are declared to be, by name; whatever is missing has nothing declared. */
  readonly elsewhere: Readonly<Record<string, IntentDocument>>;
  /** Those in force. */
  readonly exceptions: readonly VarianceException[];
}

/** Nothing is declared anywhere else, and nothing is excepted. */
export const nothingKnown: VarianceFacts = { elsewhere: {}, exceptions: [] };
