import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { isSafeNumber } from 'lossless-json';
import { pointerTo } from './pointer';

/** What a JSON text may contain beyond what the grammar says. */
export type JsonRefusal =
  'too-deep' | 'duplicate-key' | 'forbidden-key' | 'unsafe-number' | 'lone-surrogate' | 'forbidden-character';

const MAX_DEPTH = 64;

interface Frame {
  readonly keys: Set<string> | undefined;
  /** Key (object) or index (array) of the value being read. */
  at: string | number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
/** So many characters can only spell a number that a double holds exactly. */
const ALWAYS_SAFE_LENGTH = 15;

const printableAscii = /^[\x20-\x7e]*$/;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const surrogate = /\p{Surrogate}/u;
const plainInteger = /^-?\d+$/;

/**
 * One pass over a JSON text, without recursion, for whatever `JSON.parse` lets through: duplicate and poisonous keys,
 * depth over {@link MAX_DEPTH}, numbers that a double cannot hold, lone surrogates, NUL, invisible characters in keys.
 * It does not check the grammar: a text that is no JSON may pass, or be refused for any of these reasons.
 */
export function scanJson(text: string): Refusal<JsonRefusal> | undefined {
  return new Scan(text).run();
}

class Scan {
  private readonly frames: Frame[] = [];
  private frame: Frame | undefined;
  private expectsKey = false;
  private index = 0;

  constructor(private readonly text: string) {}

  run(): Refusal<JsonRefusal> | undefined {
    while (this.index < this.text.length) {
      const wrong = this.token(this.text.charCodeAt(this.index));
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  /** Reads what begins with this character. */
  private token(code: number): Refusal<JsonRefusal> | undefined {
    if (code === QUOTE) return this.string();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.number();
    this.index += 1;
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) return this.open(code === OPEN_OBJECT);
    if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) this.close();
    else if (code === COMMA) this.next();
    return undefined;
  }

  private string(): Refusal<JsonRefusal> | undefined {
    const end = endOfString(this.text, this.index + 1);
    const content = this.text.slice(this.index + 1, end);
    this.index = end + 1;
    if (this.frame?.keys !== undefined && this.expectsKey) return this.key(this.frame, this.frame.keys, content);
    if (!content.includes('\\u')) return undefined;
    const wrong = characterRefusal(unescaped(content));
    return wrong === undefined ? undefined : this.refused(wrong);
  }

  private key(frame: Frame, known: Set<string>, content: string): Refusal<JsonRefusal> | undefined {
    this.expectsKey = false;
    const key = content.includes('\\') ? unescaped(content) : content;
    const wrong = keyRefusal(known, key, this.frames.at(-2)?.at);
    frame.at = key;
    if (wrong !== undefined) return this.refused(wrong, { key: printable(key) });
    known.add(key);
    return undefined;
  }

  private number(): Refusal<JsonRefusal> | undefined {
    const end = endOfNumber(this.text, this.index + 1);
    const token = this.text.slice(this.index, end);
    this.index = end;
    return isSafe(token) ? undefined : this.refused('unsafe-number');
  }

  private open(isObject: boolean): Refusal<JsonRefusal> | undefined {
    if (this.frames.length === MAX_DEPTH) return this.refused('too-deep', { limit: MAX_DEPTH });
    this.frame = isObject ? { keys: new Set(), at: '' } : { keys: undefined, at: 0 };
    this.frames.push(this.frame);
    this.expectsKey = isObject;
    return undefined;
  }

  private close(): void {
    this.frames.pop();
    this.frame = this.frames.at(-1);
    this.expectsKey = false;
  }

  private next(): void {
    if (this.frame === undefined) return;
    if (typeof this.frame.at === 'number') this.frame.at += 1;
    else this.expectsKey = true;
  }

  private refused(code: JsonRefusal, facts: Refusal['facts'] = {}): Refusal<JsonRefusal> {
    return refuse(code, facts, pointerTo(this.frames.map(({ at }) => at)));
  }
}

function endOfString(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

/** Where the number ends: at white space, a comma or a closing bracket. */
function endOfNumber(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === COMMA || code === CLOSE_ARRAY || code === CLOSE_OBJECT || code <= 0x20) break;
  }
  return index;
}

function isSafe(token: string): boolean {
  if (token.length <= ALWAYS_SAFE_LENGTH && plainInteger.test(token)) return true;
  const value = Number(token);
  if (Number.isNaN(value)) return true;
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && isSafeNumber(token);
}

function keyRefusal(known: ReadonlySet<string>, key: string, parent: string | number | undefined) {
  if (known.has(key)) return 'duplicate-key';
  if (key === '__proto__' || (key === 'prototype' && parent === 'constructor')) return 'forbidden-key';
  if (printableAscii.test(key)) return undefined;
  if (surrogate.test(key)) return 'lone-surrogate';
  return invisible.test(key) ? 'forbidden-character' : undefined;
}

function characterRefusal(value: string) {
  if (value.includes('\0')) return 'forbidden-character';
  return surrogate.test(value) ? 'lone-surrogate' : undefined;
}

/** What is inside the quotes, read as JSON; as it stands when it is none, which `JSON.parse` will say later. */
function unescaped(content: string): string {
  try {
    return String(JSON.parse(`"${content}"`));
  } catch {
    return content;
  }
}

/** A key as it can be repeated in an answer: short and without anything that cannot be seen. */
function printable(key: string): string {
  return key.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
