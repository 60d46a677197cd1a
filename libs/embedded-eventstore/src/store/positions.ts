/**
 * An event's position is a multiple of its sequence number, as the positions of a byte log are: ordered, not
 * consecutive, and most numbers are no event at all.
 */
const STRIDE = 64;

export const positionOf = (sequence: number): number => sequence * STRIDE;

/** The sequence number at a position; undefined where no event can be. */
export function sequenceAt(position: bigint): number | undefined {
  return position % BigInt(STRIDE) === 0n ? Number(position / BigInt(STRIDE)) : undefined;
}
