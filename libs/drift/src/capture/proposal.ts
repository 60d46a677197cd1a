import { LEDGER_DOMAIN, DETECTORS_DOMAIN } from '../ledger-domains';
import type { OverlayChange } from '../compare';
import { isShownWhole } from '../compare/bounds';
import { segmentsOf } from '../compare/json';
import type { Difference } from '../difference';
import { statementsFor } from '../domains/postgres/statements';
import type { PatchOperation } from './json-patch';
import { patchAt, withValueAt } from './json-patch';
import { releaseInputOf } from './release-input';
import { unifiedDiff } from './unified-diff';

/** What capturing a finding would propose, to be looked at first. */
export interface CaptureProposal {
  /** Where intent would change: in the overlay, in a new release, or nowhere. */
  readonly target: 'overlay' | 'release' | 'nothing';
  readonly says: string;
  /** What the patch is for; empty where there is none. */
  readonly document: string;
  /** RFC 6902, against the document. */
  readonly patch: readonly PatchOperation[];
  /** The same as a unified diff of the document as YAML, as far as it is concerned. */
  readonly diff: string;
  /** Of a database: the body of a migration that the new release would bring. */
  readonly statements: readonly string[];
}

/** What a proposal is made against. */
export interface Bases {
  readonly environment: string;
  readonly overlay: { readonly version: number; readonly values: Readonly<Record<string, unknown>> };
  /** The release that is declared, and what is in it. */
  readonly release: { readonly alias: string; readonly content: object } | undefined;
  /** The change of the overlay that would declare the difference, and why it may not be made, if it may not. */
  readonly change: OverlayChange | undefined;
  readonly forbidden: string | undefined;
  readonly writeYaml: (value: unknown) => string;
}

/** The overlay's change where the variance rules allow it, or else what a new release would have to say. */
export function captureProposal(difference: Difference, bases: Bases): CaptureProposal {
  const { domain, observed } = difference;
  if (domain === LEDGER_DOMAIN || domain === DETECTORS_DOMAIN) return nothing('it is nothing that could be declared');
  if (!isShownWhole(observed)) return nothing('what was observed is too long to be shown, and so to be proposed');
  if (holdsSecret(observed)) return nothing('what was observed may be a secret: declare a reference to it');
  const { change, forbidden } = bases;
  if (change !== undefined && forbidden === undefined) return inOverlay(change, bases);
  return inRelease(difference, bases);
}

function inOverlay({ key, value }: OverlayChange, { environment, overlay, writeYaml }: Bases): CaptureProposal {
  const path = [key];
  const after = value === null ? undefined : value;
  const document = `overlays/${environment}.yaml`;
  return {
    target: 'overlay',
    says:
      value === null
        ? `takes ${key} out of the overlay of ${environment}, version ${String(overlay.version)}; its owners review it`
        : `sets ${key} in the overlay of ${environment}, version ${String(overlay.version)}; its owners review it`,
    document,
    patch: patchAt(overlay.values, path, after),
    diff: unifiedDiff(document, writeYaml(overlay.values), writeYaml(withValueAt(overlay.values, path, after))),
    statements: [],
  };
}

function inRelease(difference: Difference, { release, forbidden, writeYaml }: Bases): CaptureProposal {
  const statements = migrationFor(difference);
  const input = releaseInputOf(difference);
  const why = forbidden ?? 'no overlay can declare it';
  if (release === undefined) return nothing('no release is declared that could be the base of another one');
  if (statements.length > 0) {
    return { ...nothing(`${why}: a new release would bring this as a migration`), target: 'release', statements };
  }
  if (difference.domain === 'kubernetes') return inManifest(difference, writeYaml);
  if (input === undefined) return nothing(`${why}, and what it is made of is built: a new release would bring it`);
  const { path, value } = input;
  const document = `release-${release.alias}.yaml`;
  const [part = ''] = path;
  const of = partOf(release.content, path);
  return {
    target: 'release',
    says: `${why}: a new release, cut from ${release.alias}, would say so under ${part}`,
    document,
    patch: patchAt(release.content, path, value),
    diff: unifiedDiff(document, writeYaml(of), writeYaml(withValueAt(of, path, value))),
    statements: [],
  };
}

/** Elements of lists are named by their keys, as in every difference. */
function inManifest(
  { resource, path, declared, observed, kind }: Difference,
  writeYaml: Bases['writeYaml'],
): CaptureProposal {
  const at = segmentsOf(path);
  const before = withValueAt({}, at, kind === 'unexpected' ? undefined : declared);
  const after = withValueAt({}, at, kind === 'missing' ? undefined : observed);
  const document = `${resource}.yaml`;
  return {
    target: 'release',
    says: `no overlay can declare it: a new release would bring another manifest of ${resource}`,
    document,
    patch: patchAt(before, at, kind === 'missing' ? undefined : observed),
    diff: unifiedDiff(document, writeYaml(before), writeYaml(after)),
    statements: [],
  };
}

function migrationFor({ domain, resource, path, kind, declared, observed }: Difference): readonly string[] {
  if (domain !== 'postgres') return [];
  const at = segmentsOf(path);
  if (at[0] !== 'schema') return [];
  return (
    statementsFor(resource.slice(resource.indexOf(' ') + 1), { kind, declared, observed, path: at })?.capture ?? []
  );
}

/** The content, without what lies beside the way. */
function partOf(content: object, path: readonly string[]): unknown {
  const [first = '', second = ''] = path;
  const inside: unknown = Object.hasOwn(content, first) ? (content as Record<string, unknown>)[first] : {};
  const things = typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>) : {};
  return { [first]: Object.hasOwn(things, second) ? { [second]: things[second] } : {} };
}

const nothing = (says: string): CaptureProposal => ({
  ...{ target: 'nothing', says, document: '', patch: [], diff: '', statements: [] },
});

/** Whether a keyed digest stands somewhere in it, in place of a value that nobody may see. */
export function holdsSecret(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('"hmac-sha256:');
}
