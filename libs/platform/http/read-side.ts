/** How far the read side has followed the ledger. */
export abstract class ReadSide {
  /** Everything up to here is in every projection, and maybe more; undefined while nothing is known. */
  abstract position(): bigint | undefined;
  /** Whether everything up to `position` was there within so many milliseconds. */
  abstract reaches(position: bigint, withinMs: number): Promise<boolean>;
}
