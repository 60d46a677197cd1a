import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { isSafeNumber } from 'lossless-json';
import { pointerTo } from './pointer';

/** What a JSON text may contain beyond what the grammar says. */
export type JsonRefusal =
  'too-deep' | 'duplicate-key' | 'forbidden-key' | 'unsafe-number' | 'lone-surrogate' | 'forbidden-character';

export const MAX_DEPTH = 64;

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
  const frames: Frame[] = [];
  let frame: Frame | undefined;
  let expectsKey = false;

  const here = () => pointerTo(frames.map(({ at }) => at));

  for (let index = 0; index < text.length;) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = endOfString(text, index + 1);
      const content = text.slice(index + 1, end);
      index = end + 1;
      if (frame?.keys !== undefined && expectsKey) {
        expectsKey = false;
        const key = content.includes('\\') ? unescaped(content) : content;
        const wrong = keyRefusal(frame.keys, key, frames.at(-2)?.at);
        frame.at = key;
        if (wrong !== undefined) return refuse(wrong, { key: printable(key) }, here());
        frame.keys.add(key);
      } else if (content.includes('\\u')) {
        const wrong = characterRefusal(unescaped(content));
        if (wrong !== undefined) return refuse(wrong, {}, here());
      }
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const end = endOfNumber(text, index + 1);
      if (!isSafe(text.slice(index, end))) return refuse('unsafe-number', {}, here());
      index = end;
    } else {
      index += 1;
      if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        if (frames.length === MAX_DEPTH) return refuse('too-deep', { limit: MAX_DEPTH }, here());
        frame = code === OPEN_OBJECT ? { keys: new Set(), at: '' } : { keys: undefined, at: 0 };
        frames.push(frame);
        expectsKey = code === OPEN_OBJECT;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        frames.pop();
        frame = frames.at(-1);
        expectsKey = false;
      } else if (code === COMMA && frame !== undefined) {
        if (typeof frame.at === 'number') frame.at += 1;
        else expectsKey = true;
      }
    }
  }
  return undefined;
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

/** The character after the number: everything that can stand inside one is above `*` except the comma and `/`. */
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
