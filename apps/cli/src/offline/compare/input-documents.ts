import { refuse } from '@ledgerline/kernel';
import type { SourceDocument } from '@ledgerline/offline/drift';
import { isDeeperThan } from '@ledgerline/offline/drift';
import { parseYamlDocuments } from '@ledgerline/platform/yaml';
import type { InputFile } from './input-files';
import { inputFiles } from './input-files';
import { readable, unreadable } from './unreadable';

const DEEPEST = 64;
const nobodyWaits = () => Promise.resolve();

/** Every document in a file or folder, YAML or JSON, with the place at which it begins. */
export async function inputDocuments(path: string): Promise<readonly SourceDocument[]> {
  const documents: SourceDocument[] = [];
  for (const file of await inputFiles(path)) for (const one of await documentsIn(file)) documents.push(one);
  return documents;
}

/** The only document of a file. */
export async function inputDocument(path: string): Promise<unknown> {
  const [first, second] = (await inputDocuments(path)).filter(({ value }) => value !== null && value !== undefined);
  if (first === undefined || second !== undefined) {
    const problem = first === undefined ? 'it is empty' : 'there is more than one document';
    throw unreadable(refuse('document-invalid', { file: path, what: 'one document', problem }));
  }
  return first.value;
}

/** JSON is parsed as such first, which is far quicker; whatever is wrong with it, the other parser knows the line. */
async function documentsIn({ file, text }: InputFile): Promise<readonly SourceDocument[]> {
  const value = /^\s*[{[]/.test(text) ? parsed(text) : undefined;
  if (value !== undefined) {
    if (isDeeperThan(DEEPEST, value)) throw unreadable(refuse('yaml-too-deep', { file, most: DEEPEST }));
    return [{ source: file, value }];
  }
  const documents = readable(await parseYamlDocuments(text, nobodyWaits), { file });
  return documents.map(({ line, value: one }) => ({ source: `${file}:${String(line)}`, value: one }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
