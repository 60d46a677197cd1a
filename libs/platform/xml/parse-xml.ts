import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';

export interface XmlElement {
  readonly name: string;
  /** As written: entities are not resolved. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

/** The text is no XML document that is read here; the message says why without repeating the text. */
export class InvalidXml extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'InvalidXml';
  }
}

/** Far below what a recursion over the elements can stand. */
const MAX_DEPTH = 60;
const ATTRIBUTE = '@';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignorePiTags: true,
  ignoreDeclaration: true,
  maxNestedTags: MAX_DEPTH,
});

/**
 * The elements of a document, without its text. Document types are refused, and with them every entity of one's own;
 * nothing is ever expanded or fetched. Throws {@link InvalidXml}.
 */
export function parseXml(text: string): XmlElement {
  if (declaresMarkup(text)) throw new InvalidXml('document type declarations are not allowed');
  checkForm(text);
  const roots = elementsIn(parsed(text));
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new InvalidXml('a document has exactly one root element');
  return root;
}

function checkForm(text: string): void {
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    throw new InvalidXml(`not well-formed${placeOf(error)}`);
  }
}

/** The validator's own message repeats what it met; its place does not. */
function placeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('line' in error) || !('col' in error)) return '';
  return ` at line ${String(error.line)}, column ${String(error.col)}`;
}

function parsed(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    throw new InvalidXml(
      `elements nest more than ${String(MAX_DEPTH)} levels deep, or have a name that is not allowed`,
    );
  }
}

/** Whether `<!` begins anything but a comment or a section of character data. */
function declaresMarkup(text: string): boolean {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (end === undefined) return true;
    at = text.indexOf(end, at);
    if (at < 0) return false;
  }
  return false;
}

/** The parser's ordered form: one object a node, with the children under the element's name. */
function elementsIn(nodes: unknown): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>) =>
    Object.entries(node)
      .filter(([name]) => name !== ATTRIBUTES && !name.startsWith('#'))
      .map(([name, children]) => ({
        name,
        attributes: attributesIn(node[ATTRIBUTES]),
        children: elementsIn(children),
      })),
  );
}

function attributesIn(group: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(group ?? {}).map(([name, value]) => [name.slice(ATTRIBUTE.length), String(value)]);
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}
