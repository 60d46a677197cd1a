import { SaxesParser } from 'saxes';
import { TextDecoder } from 'node:util';
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
  const reading = new Reading(handler);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    if (from > 0) await pause();
    const more = from + CHUNK_BYTES < bytes.length;
    reading.write(decoded(decoder, bytes.subarray(from, from + CHUNK_BYTES), more));
    // A document type would be kept up to its end, however far away that is.
    if (more && !reading.begun)
      throw new InvalidXml('no element begins in its first 64 KiB, and document type declarations are not allowed');
  }
  reading.end();
}

class Reading {
  /** Whether its first element has begun. */
  begun = false;
  private readonly parser = new SaxesParser();
  private depth = 0;
  private attributes = 0;

  constructor(handler: XmlHandler) {
    const { parser } = this;
    parser.on('error', () => {
      // The parser's own message repeats what it met; its place does not.
      throw new InvalidXml(`not well-formed at line ${String(parser.line)}, column ${String(parser.column)}`);
    });
    parser.on('doctype', () => {
      throw new InvalidXml('document type declarations are not allowed');
    });
    parser.on('opentagstart', () => {
      this.begun = true;
      this.attributes = 0;
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new InvalidXml(`elements nest more than ${String(MAX_DEPTH)} levels deep`);
    });
    parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes <= MAX_ATTRIBUTES) return;
      throw new InvalidXml(`an element has more than ${String(MAX_ATTRIBUTES)} attributes`);
    });
    parser.on('opentag', ({ name, attributes }) => {
      handler.open(name, attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.depth -= 1;
      handler.close(name);
    });
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.parser.close();
  }
}

function decoded(decoder: TextDecoder, chunk: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(chunk, { stream: more });
  } catch {
    throw new InvalidXml('it is not UTF-8');
  }
}
