import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { InvalidXml } from './invalid-xml';

/** Is told the elements of a document in their order; text, comments and instructions are passed over. */
export interface XmlHandler {
  /** Attributes have their entities resolved: the five that XML has, and characters by number. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
}

const MAX_DEPTH = 60;
const MAX_ATTRIBUTES = 200;
/** Read at once: a few milliseconds of work. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a document as a stream: what is kept is the path of elements that are open, however long the document is.
 * `pause` is awaited between chunks, so that others get a turn. Document types are refused, and with them every entity
 * of one's own; nothing is ever expanded or fetched. Throws {@link InvalidXml}.
 */
export async function readXml(bytes: Uint8Array, handler: XmlHandler, pause: () => Promise<void>): Promise<void> {
  const parser = parserFor(handler);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    if (from > 0) await pause();
    const chunk = bytes.subarray(from, from + CHUNK_BYTES);
    parser.write(decoded(decoder, chunk, from + CHUNK_BYTES < bytes.length));
  }
  parser.close();
}

function parserFor(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  let attributes = 0;
  parser.on('error', () => {
    // The parser's own message repeats what it met; its place does not.
    throw new InvalidXml(`not well-formed at line ${String(parser.line)}, column ${String(parser.column)}`);
  });
  parser.on('doctype', () => {
    throw new InvalidXml('document type declarations are not allowed');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES)
      throw new InvalidXml(`an element has more than ${String(MAX_ATTRIBUTES)} attributes`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new InvalidXml(`elements nest more than ${String(MAX_DEPTH)} levels deep`);
    handler.open(tag.name, tag.attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(name);
  });
  return parser;
}

function decoded(decoder: TextDecoder, chunk: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(chunk, { stream: more });
  } catch {
    throw new InvalidXml('it is not UTF-8');
  }
}
