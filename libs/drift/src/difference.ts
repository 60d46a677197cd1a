import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Writer } from './compare/writer';

/** One difference between intent and observation, with exactly one classification and the reason for it. */
export const Difference = Type.Object({
  /** Digest of environment, domain, resource, path and kind: the same difference over time, whatever its values. */
  fingerprint: Type.String({ pattern: DIGEST_PATTERN }),
  /** What is compared: `artifacts`, `flagd`, `postgres` … */
  domain: Type.String(),
  /** The thing that differs: `component web`, `flag new-pricing`, `database orders` … */
  resource: Type.String(),
  /** Keyed path inside the resource, as a JSON pointer. */
  path: Type.String(),
  kind: Type.Union([Type.Literal('missing'), Type.Literal('unexpected'), Type.Literal('changed')]),
  /** Null for nothing. */
  declared: Type.Unknown(),
  observed: Type.Unknown(),
  classification: Type.Union([
    Type.Literal('declared-variance'),
    Type.Literal('excepted'),
    Type.Literal('tolerated'),
    Type.Literal('pending'),
    Type.Literal('drift'),
    Type.Literal('unknown'),
  ]),
  reason: Type.String(),
  severity: Type.Union([Type.Literal('critical'), Type.Literal('material'), Type.Literal('minor')]),
  /** What a person could run, in the language of what differs; nothing of it is run by itself. */
  statements: Type.Optional(
    Type.Object({
      /** Makes a place that is as declared what was observed: what a new release would do. */
      capture: Type.Optional(Type.String()),
      /** Makes what was observed as declared again. */
      revert: Type.Optional(Type.String()),
    }),
  ),
  /** The overlay key under which the observed value could be declared, where there is one. */
  overlayKey: Type.Optional(Type.String()),
  /** Who last wrote what was observed, where that is recorded. */
  writer: Type.Optional(Writer),
});
export type Difference = Static<typeof Difference>;

export const sampleDifference: Difference = {
  fingerprint: `sha256:${'7'.repeat(64)}`,
  domain: 'flagd',
  resource: 'flag new-pricing',
  path: '/targeting',
  kind: 'unexpected',
  declared: null,
  observed: { if: [] },
  classification: 'drift',
  reason: 'no variance rule allows flags.new-pricing.targeting in prod',
  severity: 'material',
  overlayKey: 'flags.new-pricing.targeting',
};
