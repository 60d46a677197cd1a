import { Refusal } from '@ledgerline/kernel';
import { parseYamlDocuments } from '@ledgerline/platform/yaml';
import { setImmediate as turn } from 'node:timers/promises';
import type { JsonObject } from '../../compare/json';
import { hideSecrets } from '../../domains/kubernetes/hide-secrets';
import type { SourceDocument } from '../../domains/kubernetes/objects';
import { objectsIn } from '../../domains/kubernetes/objects';
import type { DetectorContext } from '../detector';

/** The objects that an environment is declared to have. */
export interface DeclaredObjects {
  /** By name, the digests of the documents that say so. */
  readonly manifests: Readonly<Record<string, string>>;
  /** With keyed digests in place of secrets, under the key of who observes. */
  readonly objects: readonly JsonObject[];
  /** As they are to be applied. */
  readonly plain: readonly JsonObject[];
}

/** The manifests cannot be read; the message says which and where, and nothing of what stands there. */
export class UnreadableManifest extends Error {}

/** Reads the manifests of the intent from the ledger; the same ones are read once. */
export class Manifests {
  private known: DeclaredObjects | undefined;

  async of({ intent, blob, redact }: Pick<DetectorContext, 'intent' | 'blob' | 'redact'>): Promise<DeclaredObjects> {
    const manifests = intent?.manifests ?? {};
    if (this.known !== undefined && JSON.stringify(this.known.manifests) === JSON.stringify(manifests)) {
      return this.known;
    }
    const documents: SourceDocument[] = [];
    for (const [name, of] of Object.entries(manifests).sort(byName)) {
      const bytes = await blob(of).catch(() => {
        throw new UnreadableManifest(`the manifest ${name} cannot be fetched`);
      });
      documents.push(...(await documentsIn(name, new TextDecoder().decode(bytes))));
    }
    const plain = objectsIn(documents);
    if (plain instanceof Refusal) {
      const { source, problem = plain.code } = plain.facts;
      throw new UnreadableManifest(`the manifest ${String(source)} cannot be read: ${String(problem)}`);
    }
    const objects = plain.map((object) => hideSecrets(object, redact.digest));
    this.known = { manifests, objects, plain };
    return this.known;
  }
}

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]) => (one < other ? -1 : 1);

async function documentsIn(name: string, text: string): Promise<readonly SourceDocument[]> {
  const documents = await parseYamlDocuments(text, () => turn());
  if (documents instanceof Refusal) {
    const { line } = documents.facts;
    throw new UnreadableManifest(`the manifest ${name} cannot be read: ${documents.code} in line ${String(line)}`);
  }
  return documents.map(({ line, value }) => ({ source: `${name}, line ${String(line)}`, value }));
}
