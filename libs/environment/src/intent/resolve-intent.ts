import { Refusal, refuse } from '@ledgerline/kernel';
import type { DeclaredVariance, IntentDocument } from '../intent-document';
import type { Overlay } from '../state';
import { checkVariance } from './check-variance';
import type { VarianceRules } from './covering-rule';
import { flagWith } from './flag-overlay';
import { inOrder, isSame, member, valueAt, withValueAt } from './json';
import type { OverlayAddress } from './overlay-key';
import { overlapOf, readOverlayKey } from './overlay-key';
import type { ReleaseParts } from './release-parts';
import type { VarianceFacts } from './variance-facts';
import { nothingKnown } from './variance-facts';

export interface IntentTarget {
  readonly project: string;
  readonly environment: string;
  /** `variance` of the project's configuration. */
  readonly rules: VarianceRules;
  /** Without them nothing is known to be declared elsewhere, and nothing excepted. */
  readonly facts?: VarianceFacts;
}

/** Why release and overlay do not go together; the fact `key` says which value of the overlay is to blame. */
export type ResolutionRefusal =
  'variance-not-allowed' | 'overlay-key-unknown' | 'overlay-keys-overlap' | 'flag-value-unknown';

type Base = Pick<ReleaseParts['content'], 'configuration' | 'flags'>;

/** What an environment is to be: the release with the overlay's values in their places. Its hash is its `contentDigest`. */
export function resolveIntent(
  release: ReleaseParts,
  overlay: Overlay,
  { project, environment, rules, facts = nothingKnown }: IntentTarget,
): IntentDocument | Refusal<ResolutionRefusal> {
  const { content } = release;
  const overlap = overlapOf(Object.keys(overlay.values));
  if (overlap !== undefined) return refuse('overlay-keys-overlap', overlap);
  const variance: DeclaredVariance[] = [];
  let resolved: Base = content;

  for (const [key, value] of Object.entries(overlay.values).sort(([one], [other]) => inOrder(one, other))) {
    const address = readOverlayKey(key);
    if (address === undefined || !isPartOf(content, address)) return unknown(key, release);
    const allowance = checkVariance(key, value, environment, rules, facts);
    if (allowance instanceof Refusal) return allowance;
    const placed = place(content, resolved, address, key, value) ?? unknown(key, release);
    if (placed instanceof Refusal) return placed;
    resolved = placed.base;
    if (!isSame(placed.before ?? null, value)) variance.push({ key, base: placed.before ?? null, value, ...allowance });
  }

  const { artifacts, migrations, modules, datasets, manifests } = content;
  return {
    schema: 'ledgerline.intent/v1',
    project,
    environment,
    release: { id: release.releaseId, alias: release.alias },
    overlayVersion: overlay.version,
    artifacts,
    migrations,
    modules,
    configuration: resolved.configuration,
    flags: resolved.flags,
    datasets,
    manifests,
    variance,
  };
}

/** Whether the release has the component, database or flag that the key is about. */
function isPartOf({ artifacts, migrations, configuration, flags }: ReleaseParts['content'], address: OverlayAddress) {
  switch (address.in) {
    case 'component':
      return [artifacts, configuration].some((part) => Object.hasOwn(part, address.component));
    case 'database':
      return [migrations, configuration.databases ?? {}].some((part) => Object.hasOwn(part, address.database));
    case 'flag':
      return Object.hasOwn(flags, address.flag);
  }
}

/** The base with the value in its place, and the release's own value; undefined where there is no such place. */
function place(content: Base, base: Base, address: OverlayAddress, key: string, value: unknown) {
  if (address.in === 'flag') {
    const changed = flagWith(
      member(content.flags, address.flag),
      member(base.flags, address.flag),
      address.part,
      value,
    );
    if (changed === 'no-such-value') return refuse('flag-value-unknown', { key, flag: address.flag });
    return (
      changed && {
        before: changed.before,
        base: { ...base, flags: { ...base.flags, [address.flag]: changed.definition } },
      }
    );
  }
  const configuration = withValueAt(base.configuration, address.path, value);
  return (
    configuration && {
      before: valueAt(content.configuration, address.path),
      base: { ...base, configuration: configuration as Base['configuration'] },
    }
  );
}

function unknown(key: string, { alias }: ReleaseParts) {
  return refuse('overlay-key-unknown', { key, where: `release ${alias}` });
}
