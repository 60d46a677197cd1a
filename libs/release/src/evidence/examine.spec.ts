import { Refusal } from '@ledgerline/kernel';
import fc from 'fast-check';
import { examine } from './examine';
import { recognise } from './recognise';

const pause = () => Promise.resolve();
const hex = 'a'.repeat(64);
const statement = (predicateType: string, predicate: object = {}) => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  subject: [{ digest: { sha256: hex } }],
  predicateType,
  predicate,
});
const provenance = statement('https://slsa.dev/provenance/v0.2', { builder: { id: 'b' }, buildType: 't' });
const envelope = (said: object, payloadType = 'application/vnd.in-toto+json') => ({
  payload: Buffer.from(JSON.stringify(said)).toString('base64'),
  payloadType,
  signatures: [{ sig: 'AAAA' }],
});
const bundle = (content: object) => ({
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  verificationMaterial: { publicKey: {} },
  ...content,
});
const signature = bundle({
  messageSignature: {
    messageDigest: { algorithm: 'SHA2_256', digest: Buffer.from(hex, 'hex').toString('base64') },
    signature: 'AAAA',
  },
});
const counts = { tests: 1, passed: 1, failed: 0, pending: 0, skipped: 0, other: 0 };
const ctrf = { results: { summary: counts, tests: [{ name: 'a', status: 'passed' }] } };
const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [] }] };
const bytesOf = (document: object | string) =>
  Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));

describe('examining a document', () => {
  it.each<[string, object | string, string, object]>([
    ['JUnit', '\n <testsuite><testcase/></testsuite>', 'junit', {}],
    ['JUnit with a mark', '\ufeff<testsuite><testcase/></testsuite>', 'junit', {}],
    ['CTRF', ctrf, 'ctrf', {}],
    ['SARIF with a mark', `\ufeff${JSON.stringify(sarif)}`, 'sarif', {}],
    ['a statement', statement('x'), 'in-toto', { format: 'bare' }],
    ['provenance', provenance, 'slsa-provenance', { format: 'bare' }],
    ['an envelope', envelope(statement('x')), 'in-toto', { format: 'dsse', signed: { signs: 'payload' } }],
    ['provenance in an envelope', envelope(provenance), 'slsa-provenance', { format: 'dsse' }],
    ['a bundle', bundle({ dsseEnvelope: envelope(statement('x')) }), 'in-toto', { format: 'sigstore-bundle' }],
    [
      'a signature',
      signature,
      'in-toto',
      { format: 'sigstore-bundle', signed: { signs: 'message', digest: `sha256:${hex}` } },
    ],
  ])('tells the kind by its looks: %s', async (_what, document, kind, facts) => {
    expect(await examine(bytesOf(document), 'auto', pause)).toMatchObject({
      kind,
      judgement: { verdict: 'passed' },
      ...facts,
    });
    expect(recognise(bytesOf(document))).toEqual({ kind });
  });

  it('has no format for reports', async () => {
    expect(await examine(bytesOf(ctrf), 'ctrf', pause)).not.toHaveProperty('format');
  });

  it('points into the envelope that a statement came in', async () => {
    const wrong = { ...statement('x'), subject: [{ digest: { sha256: 'A' } }] };
    const pointer = async (document: object) => {
      const examined = await examine(bytesOf(document), 'in-toto', pause);
      return examined instanceof Refusal ? examined.pointer : undefined;
    };
    expect(await pointer(wrong)).toBe('/subject/0/digest/sha256');
    expect(await pointer(envelope(wrong))).toBe('/payload/subject/0/digest/sha256');
    expect(await pointer(bundle({ dsseEnvelope: envelope(wrong) }))).toBe(
      '/dsseEnvelope/payload/subject/0/digest/sha256',
    );
    expect(await pointer(envelope(statement('x'), 'text/plain'))).toBe('/payloadType');
    expect(
      await pointer({ ...envelope(statement('x')), payload: Buffer.from('{"a":1,"a":2}').toString('base64') }),
    ).toBe('/payload/a');
  });

  it.each<[string, object | string]>([
    ['nothing', ''],
    ['text', 'all green'],
    ['any JSON', { a: 1 }],
    ['a list', []],
    ['a text in JSON', '"passed"'],
    ['null', 'null'],
  ])('takes %s for no evidence', async (_what, document) => {
    expect(await examine(bytesOf(document), 'auto', pause)).toMatchObject({ code: 'invalid-evidence' });
    expect(typeof recognise(bytesOf(document))).toBe('string');
  });

  it('refuses whatever comes with a code and a pointer, and never throws', async () => {
    const kinds = fc.constantFrom('auto', 'junit', 'ctrf', 'sarif', 'in-toto', 'slsa-provenance' as const);
    const whole = fc.constantFrom<object>(ctrf, sarif, provenance, envelope(provenance), signature);
    const mangled = fc
      .tuple(whole, fc.nat(), fc.jsonValue())
      .map(([document, which, value]) => replaced(document, which, value));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
      mangled.map((value) => Buffer.from(JSON.stringify(value))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, kinds, async (document, kind) => {
        const examined = await examine(document, kind, pause);
        if (!(examined instanceof Refusal)) return;
        expect(['invalid-evidence', 'contradicting-outcomes']).toContain(examined.code);
        expect(examined.pointer).toMatch(/^(\/.*)?$/s);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The document with one of its values replaced by another. */
function replaced(document: object, which: number, value: unknown): unknown {
  let left = which % JSON.stringify(document).split(/[{[,]/).length;
  const walk = (at: unknown): unknown => {
    if (left-- === 0) return value;
    if (typeof at !== 'object' || at === null) return at;
    if (Array.isArray(at)) return at.map(walk);
    return Object.fromEntries(Object.entries(at).map(([name, member]) => [name, walk(member)]));
  };
  return walk(document);
}
