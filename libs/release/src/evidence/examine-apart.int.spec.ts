import { join } from 'node:path';
import { EvidenceExaminer } from './evidence-examiner';
import type { EvidenceKind } from './judgement';

const MEBIBYTE = 1024 * 1024;
/** Threads run what was built. */
const script = join(__dirname, '../../../../dist/libs/release/src/evidence/examine.worker.js');
const many = (item: string, before: string, after: string) => {
  const count = Math.floor((8 * MEBIBYTE - before.length - after.length) / (item.length + 1));
  return `${before}${Array.from({ length: count }, () => item).join(',')}${after}`;
};
const claimed = '{"tests":1,"passed":1,"failed":0,"pending":0,"skipped":0,"other":0}';

describe('examining a long document in a thread of its own', () => {
  const examiner = new EvidenceExaminer(script);

  it.each<[string, EvidenceKind, string, object]>([
    [
      'CTRF',
      'ctrf',
      many('{"name":"a","status":"passed"}', `{"results":{"summary":${claimed},"tests":[`, ']}}'),
      { judgement: { verdict: 'passed', summary: { failures: 0 } } },
    ],
    [
      'SARIF',
      'sarif',
      many('{"level":"error"}', '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[', ']}]}'),
      { judgement: { verdict: 'failed' } },
    ],
    ['JUnit', 'junit', `<testsuite>${'<testcase/>'.repeat(700_000)}</testsuite>`, { judgement: { verdict: 'passed' } }],
    ['objects and nothing else', 'ctrf', many('{}', '[', ']'), { code: 'invalid-evidence', pointer: '' }],
    ['nothing but depth', 'in-toto', '['.repeat(8 * MEBIBYTE), { code: 'invalid-evidence' }],
    [
      'keys',
      'in-toto',
      `{${Array.from({ length: 500_000 }, (_, key) => `"k${String(key)}":1`).join(',')}}`,
      { code: 'invalid-evidence', pointer: '/_type' },
    ],
    ['one text', 'sarif', `"${'\\n'.repeat(4 * MEBIBYTE - 1)}"`, { code: 'invalid-evidence' }],
  ])('8 MiB of %s', async (_what, kind, text, told) => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    expect(await examiner.examine(Buffer.from(text), kind)).toMatchObject(told);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('keeps signatures to be checked', async () => {
    const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: 'a'.repeat(64) } }] };
    const payload = JSON.stringify({ ...statement, predicateType: 'x', predicate: { text: 'y'.repeat(MEBIBYTE) } });
    const envelope = {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: 'AAAA', keyid: 'k' }],
    };
    const examined = await examiner.examine(Buffer.from(JSON.stringify(envelope)), 'in-toto');
    expect(examined).toMatchObject({ format: 'dsse', signed: { signatures: [{ keyId: 'k' }] } });
  });
});
