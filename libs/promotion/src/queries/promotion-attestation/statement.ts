import type { Statement } from '@ledgerline/release';
import { digestSet, stateProperty, statementAbout, VERIFIER } from '@ledgerline/release';
import type { Authorized } from './recorded-authorization';

const VERIFICATION_SUMMARY = 'https://slsa.dev/verification_summary/v1';
/** Field of our own: predicates take names that are URIs for these. */
const PROMOTION = 'urn:ledgerline:promotion';

type Release = Readonly<{ content: Parameters<typeof statementAbout>[0] }> &
  Readonly<{ evidence: ReadonlyMap<string, Readonly<{ blob: string }>> }>;

/**
 * That a release may enter an environment: which policy its artifacts were held against, when, and on what evidence.
 * It is told from recorded events alone, so that it is the same whenever it is asked for. Where the glass was broken it
 * entered without passing, and that is what is said.
 */
export function promotionStatement(project: string, authorized: Authorized, { content, evidence }: Release): Statement {
  const { promotionId, environment, releaseId, at, policyHash, planHash, inputHash, state, evidenceIds } = authorized;
  const { excepted, brokenGlass } = authorized;
  const blobs = evidenceIds.flatMap((id) => evidence.get(id)?.blob ?? []);
  return statementAbout(content, VERIFICATION_SUMMARY, {
    verifier: VERIFIER,
    timeVerified: at,
    resourceUri: `urn:ledgerline:${project}:${environment}:${releaseId}`,
    policy: { uri: `urn:ledgerline:${project}:policy:${policyHash}`, digest: digestSet(policyHash) },
    inputAttestations: [...new Set(blobs)]
      .sort()
      .map((blob) => ({ uri: `urn:ledgerline:blob:${blob}`, digest: digestSet(blob) })),
    verificationResult: brokenGlass === undefined ? 'PASSED' : 'FAILED',
    verifiedLevels: state === undefined || brokenGlass !== undefined ? [] : [stateProperty(state)],
    [PROMOTION]: {
      promotionId,
      planHash,
      inputHash,
      ...(excepted.length > 0 && { excepted }),
      ...(brokenGlass && { brokenGlass }),
    },
  });
}
