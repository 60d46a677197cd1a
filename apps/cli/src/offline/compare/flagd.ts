import { refuse } from '@ledgerline/kernel';
import type { Difference } from '@ledgerline/offline/drift';
import { flagd, flagsIn } from '@ledgerline/offline/drift';
import type { Asked } from './asked';
import { foundBy } from './found-by';
import { inputDocument } from './input-documents';
import { unreadable } from './unreadable';
import { withOverlay } from './variance';

/** A flag file against another one; each has to be one that flagd would serve. */
export async function compareFlagd(asked: Asked): Promise<readonly Difference[]> {
  const { flags } = await flagsOf(asked.declared);
  const intent = withOverlay({ artifacts: {}, configuration: {}, flags }, asked);
  return foundBy(flagd, intent, await flagsOf(asked.observed), asked);
}

async function flagsOf(file: string) {
  const flags = flagsIn(JSON.stringify(await inputDocument(file)));
  if (typeof flags !== 'string') return flags;
  throw unreadable(refuse('document-invalid', { file, what: 'flag file', problem: flags }));
}
