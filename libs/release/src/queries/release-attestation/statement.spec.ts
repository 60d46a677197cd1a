import { Refusal } from '@ledgerline/kernel';
import { judgeInToto } from '../../evidence/in-toto/judge';
import { releaseStatement } from './statement';

const reached = {
  alias: 'v84',
  content: {
    artifacts: {
      worker: { digest: `sha256:${'b'.repeat(64)}`, repository: 'ghcr.io/acme/worker' },
      web: { digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web' },
    },
  },
  states: [
    { state: 'candidate', at: '2026-11-02T09:00:00.000Z' },
    { state: 'stage-approved', at: '2026-11-04T09:00:00.000Z' },
    { state: 'dev-approved', at: '2026-11-03T09:00:00.000Z' },
  ],
};

describe('what is said about a release', () => {
  it('is that it reached a state, and when', () => {
    expect(releaseStatement(reached, 'dev-approved')).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'web', digest: { sha256: 'a'.repeat(64) } },
        { name: 'worker', digest: { sha256: 'b'.repeat(64) } },
      ],
      predicateType: 'https://in-toto.io/attestation/svr/v0.1',
      predicate: {
        verifier: { id: 'urn:ledgerline:verifier:v1' },
        timeCreated: '2026-11-03T09:00:00.000Z',
        properties: ['LEDGERLINE_STATE_DEV_APPROVED'],
      },
    });
  });

  it('is all that it reached when nobody asks for a state, as of the last of them', () => {
    expect(releaseStatement(reached, undefined)).toMatchObject({
      predicate: {
        timeCreated: '2026-11-04T09:00:00.000Z',
        properties: ['LEDGERLINE_STATE_CANDIDATE', 'LEDGERLINE_STATE_DEV_APPROVED', 'LEDGERLINE_STATE_STAGE_APPROVED'],
      },
    });
  });

  it('is evidence that a judge of ours passes', () => {
    const statement = releaseStatement(reached, 'dev-approved');
    if (statement instanceof Refusal) throw new Error(statement.code);
    const { subject, ...rest } = statement;
    expect(judgeInToto({ ...rest, subject: [...subject] })).toMatchObject({ verdict: 'passed', summary: { tests: 1 } });
  });

  it('is nothing about a state that it has not reached', () => {
    expect(releaseStatement(reached, 'prod-approved')).toEqual(
      new Refusal('state-not-reached', { release: 'v84', state: 'prod-approved' }),
    );
  });
});
