import { refuse } from '@ledgerline/kernel';
import type { Difference, Intent } from '@ledgerline/offline/drift';
import { artifacts, ArtifactsDocument, isJsonObject } from '@ledgerline/offline/drift';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import type { Asked } from './asked';
import { foundBy } from './found-by';
import { inputDocument } from './input-documents';
import { unreadable } from './unreadable';
import { withOverlay } from './variance';

const problemOf = schemaCheck(ArtifactsDocument);

/** Components as an intent declares them, or as they were observed elsewhere, against how they were observed. */
export async function compareArtifacts(asked: Asked): Promise<readonly Difference[]> {
  const declared = await inputDocument(asked.declared);
  const base = isIntent(declared) ? declared : partsOf(observedIn(declared, asked.declared));
  const observed = observedIn(await inputDocument(asked.observed), asked.observed);
  return foundBy(artifacts, withOverlay({ ...base, flags: {} }, asked), observed, asked);
}

type Parts = Pick<Intent, 'artifacts' | 'configuration'>;

/** As `GET …/intent` answers: artifacts by component, each with its digest, and what they are configured with. */
function isIntent(document: unknown): document is Parts {
  return (
    isJsonObject(document) &&
    isJsonObject(document.artifacts) &&
    Object.values(document.artifacts).every(
      (artifact) => isJsonObject(artifact) && typeof artifact.digest === 'string',
    ) &&
    isJsonObject(document.configuration) &&
    Object.values(document.configuration).every(isJsonObject)
  );
}

function observedIn(document: unknown, file: string): ArtifactsDocument {
  const problem = problemOf(document);
  if (problem === undefined) return document as ArtifactsDocument;
  const facts = { file, what: 'intent, and no document of components', problem: problem.problem };
  throw unreadable(refuse('document-invalid', facts, problem.pointer));
}

function partsOf({ components }: ArtifactsDocument): Parts {
  const all = Object.entries(components);
  return {
    artifacts: Object.fromEntries(all.map(([name, { digest }]) => [name, { digest }])),
    configuration: Object.fromEntries(all.map(([name, { configuration }]) => [name, configuration])),
  };
}
