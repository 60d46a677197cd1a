import { SetMetadata } from '@nestjs/common';

/** What the rows of some projections are, for whoever is answered from them. */
export interface ReadState {
  /** Everything up to here is in all of them, and maybe more; undefined while nothing is known. */
  readonly position: bigint | undefined;
  /** For so many milliseconds the ledger has had something that is not in all of them; undefined while nothing is known. */
  readonly lagMs: number | undefined;
  /** Those of them that go no further, with why. */
  readonly stopped: readonly { readonly name: string; readonly because: string }[];
  /** Those of them with rows of an earlier definition, or with rows that are not folded any more. */
  readonly flawed: readonly string[];
}

/** How far the read side has followed the ledger. Without names: all of it. */
export abstract class ReadSide {
  abstract state(names?: readonly string[]): ReadState;
  /** Whether everything up to `position` was there within so many milliseconds. */
  abstract reaches(position: bigint, withinMs: number, names?: readonly string[]): Promise<boolean>;
}

export const READS_FROM = 'ledgerline:reads-from';

/** The projections that the routes of a controller are answered from; without it they count as answered from all. */
export const ReadsFrom = (...names: readonly string[]) => SetMetadata(READS_FROM, names);
