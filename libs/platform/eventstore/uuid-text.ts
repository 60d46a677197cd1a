import type { UUID } from '@eventstore/db-client/generated/shared_pb';

const HEX_DIGITS = 16;
const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A UUID as text; servers send it as such or as two signed 64-bit numbers. */
export function uuidText(uuid: UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString() ?? '';
  const halves = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()];
  const hex = halves.map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(HEX_DIGITS, '0')).join('');
  return hex.replace(GROUPS, '$1-$2-$3-$4-$5');
}
