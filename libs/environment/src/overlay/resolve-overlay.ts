import { Refusal, refuse } from '@ledgerline/kernel';
import { checkVariance } from '../intent/check-variance';
import { inOrder } from '../intent/json';
import { overlapOf, readOverlayKey } from '../intent/overlay-key';
import type { ResolutionRefusal } from '../intent/resolve-intent';
import { resolveIntent } from '../intent/resolve-intent';
import type { VarianceFacts } from '../intent/variance-facts';
import type { IntentDocument } from '../intent-document';
import type { ProjectConfiguration } from '../project-configuration';
import type { Overlay } from '../state';
import type { OverlayFacts } from './overlay-facts';

export type OverlayRefusal = ResolutionRefusal | 'no-such-environment' | 'project-not-configured';

/**
 * The intent that the overlay gives with the environment's release; undefined where nothing is declared yet, and the
 * values are held against the project's configuration alone.
 */
export function resolveOverlay(
  project: string,
  environment: string,
  overlay: Overlay,
  { configuration, release, variance: facts }: OverlayFacts,
): IntentDocument | undefined | Refusal<OverlayRefusal> {
  if (configuration === undefined) return refuse('project-not-configured', { project });
  if (!Object.hasOwn(configuration.environments, environment)) {
    return refuse('no-such-environment', { project, environment });
  }
  return release === undefined
    ? unfitting(environment, overlay, configuration, facts)
    : resolveIntent(release, overlay, { project, environment, rules: configuration.variance, facts });
}

function unfitting(
  environment: string,
  { values }: Overlay,
  configuration: ProjectConfiguration,
  facts: VarianceFacts,
): Refusal<ResolutionRefusal> | undefined {
  for (const [key, value] of Object.entries(values).sort(([one], [other]) => inOrder(one, other))) {
    if (!isConfigured(key, configuration)) return refuse('overlay-key-unknown', { key, where: 'the project' });
    const allowance = checkVariance(key, value, environment, configuration.variance, facts);
    if (allowance instanceof Refusal) return allowance;
  }
  const overlap = overlapOf(Object.keys(values));
  return overlap && refuse('overlay-keys-overlap', overlap);
}

/** Flags are the release's own and cannot be known before there is one. */
function isConfigured(key: string, { components, databases }: ProjectConfiguration): boolean {
  const address = readOverlayKey(key);
  switch (address?.in) {
    case undefined:
      return false;
    case 'component':
      return Object.hasOwn(components, address.component);
    case 'database':
      return Object.hasOwn(databases, address.database);
    case 'flag':
      return true;
  }
}
