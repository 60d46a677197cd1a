import { Refusal } from '@ledgerline/kernel';
import type { SignedDocument } from '@ledgerline/platform/sigstore';
import { readSigned } from '@ledgerline/platform/sigstore';
import { parseStrictJson } from '@ledgerline/platform/strict-json';
import { jsonProblem } from './json-problems';
import { STATEMENT_TYPE } from './in-toto/statement';

/** What the bytes of a document are, before anybody says what kind of evidence that is. */
export type Document =
  | { readonly form: 'xml' }
  | {
      readonly form: 'json';
      readonly value: unknown;
      /** Where in the document that stands (JSON pointer). */
      readonly place: string;
      /** The envelope or bundle that it came in. */
      readonly signed?: SignedDocument;
    }
  /** A signature over bytes that are elsewhere. */
  | { readonly form: 'signature'; readonly signed: Extract<SignedDocument, { signs: 'message' }> };

export interface Unreadable {
  /** Half a sentence. */
  readonly problem: string;
  /** JSON pointer to the place. */
  readonly pointer: string;
}

const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const white: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** XML is left to be read by whoever judges it; JSON is read, and taken out of the envelope or bundle that it came in. */
export function readDocument(bytes: Uint8Array): Document | Unreadable {
  const text = withoutMark(bytes);
  const first = text.find((byte) => !white.has(byte));
  if (first === LESS_THAN) return { form: 'xml' };
  const json = readJson(text, '');
  if ('problem' in json) return json;
  const signed = readSigned(json.value);
  if (signed === undefined) return { form: 'json', value: json.value, place: '' };
  if ('problem' in signed) return signed;
  return signed.signs === 'message' ? { form: 'signature', signed } : fromPayload(signed);
}

function fromPayload(signed: Extract<SignedDocument, { signs: 'payload' }>): Document | Unreadable {
  const envelope = signed.format === 'dsse' ? '' : '/dsseEnvelope';
  if (signed.payloadType !== STATEMENT_TYPE) {
    return { problem: 'its payload is no in-toto statement', pointer: `${envelope}/payloadType` };
  }
  const place = `${envelope}/payload`;
  const json = readJson(signed.payload, place);
  return 'problem' in json ? json : { form: 'json', value: json.value, place, signed };
}

function readJson(bytes: Uint8Array, place: string): { readonly value: unknown } | Unreadable {
  const parsed = parseStrictJson(bytes);
  if (!(parsed instanceof Refusal)) return parsed;
  return { problem: jsonProblem(parsed), pointer: `${place}${parsed.pointer ?? ''}` };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}
