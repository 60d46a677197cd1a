import type { Moment } from '../moment';

const instantPattern = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(\.\d{1,9})?Z$/;
const positionPattern = /^(0|[1-9]\d{0,18})$/;
/** Positions are kept as signed 64-bit numbers on the read side. */
const MAX_POSITION = 2n ** 63n - 1n;

/** The instant (UTC, seconds optional) or position that `?at=` spells; undefined when it spells neither. */
export function momentOf(text: string): Moment | undefined {
  const position = positionOf(text);
  if (position !== undefined) return { position };
  const [, date, minutes, seconds = ':00', fraction = ''] = instantPattern.exec(text) ?? [];
  if (date === undefined || minutes === undefined) return undefined;
  const instant = new Date(`${date}T${minutes}${seconds}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date)) return undefined;
  return { instant: instant.toISOString() };
}

/** A position of the ledger in its decimal spelling; undefined when the text is none. */
export function positionOf(text: string): bigint | undefined {
  if (!positionPattern.test(text)) return undefined;
  const position = BigInt(text);
  return position <= MAX_POSITION ? position : undefined;
}
