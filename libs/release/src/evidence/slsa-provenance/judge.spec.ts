import type { InTotoStatement } from '../in-toto/statement';
import { judgeProvenance } from './judge';

const statement = (predicateType: string): InTotoStatement => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  subject: [{ digest: { sha256: 'a'.repeat(64) } }],
  predicateType,
});
const builder = { id: 'https://example.test/ci' };

describe('judging SLSA provenance', () => {
  it('passes v1, and says when the build began', () => {
    const predicate = {
      buildDefinition: { buildType: 'https://example.test/ci/v1', externalParameters: {} },
      runDetails: { builder, metadata: { startedOn: '2026-11-02T10:00:00Z' } },
    };
    expect(judgeProvenance(statement('https://slsa.dev/provenance/v1'), predicate)).toEqual({
      summary: { tests: 0, failures: 0, errors: 0, skipped: 0 },
      verdict: 'passed',
      predicateType: 'https://slsa.dev/provenance/v1',
      subjects: [{ digest: `sha256:${'a'.repeat(64)}`, pointer: '/subject/0/digest/sha256' }],
      ranAt: '2026-11-02T10:00:00.000Z',
    });
  });

  it('passes v0.2, the form before it', () => {
    const predicate = { builder, buildType: 'https://example.test/ci/v1', metadata: { buildStartedOn: 'lately' } };
    const judged = judgeProvenance(statement('https://slsa.dev/provenance/v0.2'), predicate);
    expect(judged).toMatchObject({ verdict: 'passed', predicateType: 'https://slsa.dev/provenance/v0.2' });
    expect(judged).not.toHaveProperty('ranAt');
  });

  it('needs a subject', () => {
    const without = { ...statement('https://slsa.dev/provenance/v0.2'), subject: [{ digest: { sha1: 'a' } }] };
    expect(judgeProvenance(without, { builder, buildType: 'x' })).toMatchObject({ code: 'invalid-evidence' });
  });
});
