import { v5 as uuidV5 } from 'uuid';

const ledgerline = '4c1d6b0e-5a3f-5e0c-9a55-0d3a2f6f6c21';

/** The UUID that follows from these parts: the same cause gives the same id, so a repeat is recognised. */
export function deriveId(...parts: readonly string[]): string {
  return uuidV5(JSON.stringify(parts), ledgerline);
}
