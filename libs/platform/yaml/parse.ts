import { refuse, Refusal } from '@ledgerline/kernel';
import type { Document, ScalarTag } from 'yaml';
import { Composer, LineCounter, Parser } from 'yaml';

/** One of the documents of a file, with the line at which it begins. */
export interface YamlDocument {
  readonly line: number;
  readonly value: unknown;
}

export type YamlRefusal = 'invalid-yaml' | 'yaml-too-deep' | 'yaml-too-large';

const MOST_CHARACTERS = 32 * 1024 * 1024;
const DEEPEST = 64;
/** So many times one anchor may be used, whatever is in it. */
const MOST_ALIASES = 100;

/** Modes of files are written as in C: `0644` is an octal number, as it is in YAML 1.1 and to every tool around. */
const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};

/**
 * The documents in a YAML text, which may also be JSON: YAML 1.2 with merge keys and octal numbers. Bounded in length,
 * depth and aliases. `pause` is awaited after every document.
 */
export async function parseYamlDocuments(
  text: string,
  pause: () => Promise<void>,
): Promise<readonly YamlDocument[] | Refusal<YamlRefusal>> {
  if (text.length > MOST_CHARACTERS) {
    return refuse('yaml-too-large', { characters: text.length, most: MOST_CHARACTERS });
  }
  const lines = new LineCounter();
  const documents: YamlDocument[] = [];
  try {
    const composer = new Composer({ merge: true, customTags: (tags) => [octal, ...tags] });
    for (const document of composer.compose(new Parser(lines.addNewLine).parse(text))) {
      const read = readDocument(document, lines);
      if (read instanceof Refusal) return read;
      documents.push(read);
      await pause();
    }
    return documents;
  } catch (error) {
    return unreadable(error, 1);
  }
}

function readDocument(document: Document.Parsed, lines: LineCounter): YamlDocument | Refusal<YamlRefusal> {
  const [wrong] = document.errors;
  if (wrong !== undefined) return unreadable(wrong, lines.linePos(wrong.pos[0]).line);
  const line = lines.linePos(document.contents?.range[0] ?? document.range[0]).line;
  const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
  return isTooDeep(value) ? refuse('yaml-too-deep', { line, most: DEEPEST }) : { line, value };
}

function isTooDeep(value: unknown): boolean {
  let here: readonly unknown[] = [value];
  for (let level = 0; level <= DEEPEST; level += 1) {
    here = here.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []));
    if (here.length === 0) return false;
  }
  return true;
}

/** What the parser's recursion cannot follow is deeper than anything that is let in. */
function unreadable(error: unknown, line: number): Refusal<YamlRefusal> {
  const problem = firstLine(error);
  return problem.includes('call stack')
    ? refuse('yaml-too-deep', { line, most: DEEPEST })
    : refuse('invalid-yaml', { line, problem });
}

/** The parser's messages quote the text on further lines, and nobody knows what is in it. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
