import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A verification result of this release, in the environment it ran in; the document itself is a blob in the log. */
export const EvidenceAttached = defineEvent(
  'evidence.attached',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    evidenceId: Type.String(),
    kind: Type.Union([
      Type.Literal('junit'),
      Type.Literal('ctrf'),
      Type.Literal('sarif'),
      Type.Literal('in-toto'),
      Type.Literal('slsa-provenance'),
    ]),
    suite: Type.String(),
    /** Where it ran; absent for what ran on the artifacts alone. */
    environment: Type.Optional(Type.String()),
    verdict: Type.Union([Type.Literal('passed'), Type.Literal('failed')]),
    summary: Type.Object({
      tests: Type.Integer(),
      failures: Type.Integer(),
      errors: Type.Integer(),
      skipped: Type.Integer(),
    }),
    /** Counts that a kind has beside tests: `flaky`, `suppressed`, `warnings` …; none that are zero. */
    detail: Type.Optional(Type.Record(Type.String(), Type.Integer())),
    /** How a statement came: in a DSSE envelope, in a sigstore bundle, or by itself. */
    format: Type.Optional(Type.Union([Type.Literal('dsse'), Type.Literal('sigstore-bundle'), Type.Literal('bare')])),
    /** What an in-toto statement is. */
    predicateType: Type.Optional(Type.String()),
    /** Who signed it, of the keys that the project trusted then: the name under `trust`, and the SHA-256 of the key (SPKI, DER). */
    signers: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), fingerprint: Type.String({ pattern: DIGEST_PATTERN }) })),
    ),
    /** When it was run or made, by its own word. */
    ranAt: Type.Optional(Type.String({ format: 'date-time' })),
    /** Content address of the document. */
    blob: Type.String({ pattern: DIGEST_PATTERN }),
    /** The artifact digests that were verified; all of them belong to the release. */
    subjects: Type.Array(Type.String({ pattern: DIGEST_PATTERN })),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    evidenceId: 'e-1',
    kind: 'junit',
    suite: 'unit',
    environment: 'dev',
    verdict: 'passed',
    summary: { tests: 12, failures: 0, errors: 0, skipped: 1 },
    blob: `sha256:${'e'.repeat(64)}`,
    subjects: [`sha256:${'a'.repeat(64)}`],
  },
);
export type EvidenceAttached = EventOf<typeof EvidenceAttached>;
