import { Refusal } from '@ledgerline/kernel';
import fc from 'fast-check';
import { parseStrictJson } from './parse';

const parse = (text: string) => parseStrictJson(Buffer.from(text));
const refused = (text: string) => {
  const parsed = parse(text);
  return parsed instanceof Refusal ? { code: parsed.code, pointer: parsed.pointer } : parsed;
};

describe('reading JSON strictly', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        const text = JSON.stringify(value);
        const parsed = parse(text);
        if (parsed instanceof Refusal)
          expect(['unsafe-number', 'forbidden-character', 'forbidden-key']).toContain(parsed.code);
        else expect(parsed.value).toEqual(JSON.parse(text) as unknown);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['duplicate-key', '{"a":1,"b":{"c":[1,{"d":1,"d":1}]}}', '/b/c/1/d'],
    ['duplicate-key', '{"a":1,"\\u0061":2}', '/a'],
    ['forbidden-key', '{"a":{"__proto__":{}}}', '/a/__proto__'],
    ['forbidden-key', '{"\\u005f_proto__":{}}', '/__proto__'],
    ['forbidden-key', '[{"constructor":{"prototype":{"x":1}}}]', '/0/constructor/prototype'],
    ['unsafe-number', '{"size":9007199254740993}', '/size'],
    ['unsafe-number', '[1,-9007199254740992]', '/1'],
    ['unsafe-number', '[1e400]', '/0'],
    ['unsafe-number', '[0.1234567890123456789]', '/0'],
    ['unsafe-number', '1e300', ''],
    ['lone-surrogate', '{"a":["\\ud800"]}', '/a/0'],
    ['lone-surrogate', '{"\\udc00":1}', '/?'],
    ['forbidden-character', '{"a":"x\\u0000"}', '/a'],
    ['forbidden-character', '{"a\\u202eb":1}', '/a?b'],
    ['forbidden-character', '{"a\u200bb":1}', '/a?b'],
    ['too-deep', '['.repeat(65) + ']'.repeat(65), '/0'.repeat(64)],
    ['invalid-json', '{"a":1,}', undefined],
    ['invalid-json', '', undefined],
    ['invalid-json', '{"a":"b', undefined],
    ['invalid-json', '{"a":"\\x"}', undefined],
    ['invalid-json', '[1-2]', undefined],
  ])('refuses %s in %s', (code, text, pointer) => {
    expect(refused(text)).toEqual({ code, pointer });
  });

  it.each([
    '{"constructor":{"name":1}}',
    '{"prototype":1}',
    '[1.0,-0,1e5,0.1,9007199254740991]',
    '"\\ud83d\\ude00"',
    '{"a":{"x":1},"b":{"x":1}}',
    '[[1],[1]]',
  ])('reads %s', (text) => {
    expect(parse(text)).toEqual({ value: JSON.parse(text) as unknown });
  });

  it('reads 64 levels', () => {
    expect(parse('['.repeat(64) + ']'.repeat(64))).not.toBeInstanceOf(Refusal);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(parseStrictJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toEqual(new Refusal('invalid-utf8'));
    expect(parseStrictJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toEqual(new Refusal('invalid-utf8'));
  });

  it('survives whatever bytes come', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ':',
            ',',
            '\\',
            'u',
            'd800',
            '1',
            '-',
            'e',
            '__proto__',
            ' ',
            'null',
          ),
        )
        .map((parts) => Buffer.from(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const parsed = parseStrictJson(input);
        if (!(parsed instanceof Refusal)) expect(parsed.value).toEqual(JSON.parse(Buffer.from(input).toString()));
      }),
      { numRuns: 20_000 },
    );
  });
});
