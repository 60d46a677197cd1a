import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../difference';
import { boundedValue } from './bounds';
import type { Circumstances, Reported } from './circumstances';
import { classify } from './classify';
import { compare } from './compare';
import type { Domain, Located, OverlayChange, Scene } from './domain';
import { resourceOf } from './domain';
import type { DeclaredIntent, Intent } from './intent';
import { pointerOf, sameJson } from './json';
import type { Writer } from './writer';

/** Every difference between the intent and what was reported, each with one classification and its reason. */
export function differences(domain: Domain, circumstances: Circumstances, reported: Reported): readonly Difference[] {
  const { intent, environment } = circumstances;
  const nothing = (reason: string) => [unknown(domain, environment, '', [], reason)];
  if (reported.completeness === 'error')
    return nothing(`the detector failed: ${reported.problem ?? 'no reason given'}`);
  if (intent === undefined) return nothing(`nothing is declared for ${environment} yet`);

  const { document } = intent;
  const { document: observed } = reported;
  const scene = { intent: document, declared: domain.declare(document, observed), observed };
  const shape = typeof domain.shape === 'function' ? domain.shape(scene) : domain.shape;
  const raw = compare(shape, scene.declared, domain.normalise(observed, document));
  const judge = judgeOf(domain, circumstances, intent, reported, scene);
  return [
    ...raw.map((one) => judge({ ...one, name: one.path[1] ?? '', path: one.path.slice(2) })),
    ...declaredVariances(domain, environment, scene, raw),
    ...toleratedPlaces(domain, environment, scene),
    ...openEnds(domain, circumstances, document, reported),
  ];
}

function judgeOf(
  domain: Domain,
  circumstances: Circumstances,
  intent: DeclaredIntent,
  reported: Reported,
  scene: Scene,
): (at: Located) => Difference {
  const writerOf = domain.writers?.(scene);
  const leewayOf = domain.leeway?.(scene);
  const statementsOf = domain.statements?.(scene);
  return (at) => {
    const told = identityOf(domain, circumstances.environment, at);
    const change = domain.overlay(intent.document, at);
    const writer = writerOf?.(at);
    const leeway = leewayOf?.(at, writer);
    const { fingerprint } = told;
    const found = { domain, circumstances, intent, reported, at, fingerprint, writer, leeway, change };
    const { classification, reason } = classify(found);
    const [declared, observed] = [boundedValue(at.declared), boundedValue(at.observed)];
    const difference = { ...told, declared, observed, classification, reason, severity: domain.severity(at) };
    const statements = statementsOf?.(at);
    const isPlain = change === undefined && writer === undefined && statements === undefined;
    return isPlain ? difference : { ...difference, ...more(change, writer, statements) };
  };
}

function more(
  change: OverlayChange | undefined,
  writer: Writer | undefined,
  statements: Difference['statements'],
): Partial<Difference> {
  return {
    ...(change !== undefined && { overlayKey: change.key }),
    ...(writer !== undefined && { writer }),
    ...(statements !== undefined && { statements }),
  };
}

/** The overlay's values that were observed as declared: differences from the release, with the rule that allows them. */
function declaredVariances(
  domain: Domain,
  environment: string,
  { intent, declared }: Scene,
  raw: readonly { readonly path: readonly string[] }[],
): readonly Difference[] {
  return intent.variance.flatMap(({ key, base, value, owner, why }) => {
    const place = domain.place(intent, key, declared);
    if (place === undefined || sameJson(base, value) || raw.some(({ path }) => touches(path, place))) return [];
    const [, name = '', ...path] = place;
    const kind = base === null ? ('unexpected' as const) : ('changed' as const);
    const at: Located = { name, path, kind };
    return {
      ...identityOf(domain, environment, at),
      declared: boundedValue(base),
      observed: boundedValue(value),
      classification: 'declared-variance' as const,
      reason: `${owner}: ${why}`,
      severity: 'minor' as const,
      overlayKey: key,
    };
  });
}

/** What nobody declared and is tolerated all the same, with the reason for it. */
function toleratedPlaces(domain: Domain, environment: string, { intent, observed }: Scene): readonly Difference[] {
  return (domain.tolerated?.(intent, observed) ?? []).map(({ name, path, observed: found, reason }) => {
    const at: Located = { name, path, kind: 'unexpected' };
    return {
      ...identityOf(domain, environment, at),
      declared: null,
      observed: boundedValue(found),
      classification: 'tolerated' as const,
      reason,
      severity: 'minor' as const,
    };
  });
}

/** What stays unknown although the detector answered. */
function openEnds(
  domain: Domain,
  { environment }: Circumstances,
  intent: Intent,
  reported: Reported,
): readonly Difference[] {
  const unseen = domain
    .unseen(intent, reported.document)
    .map(({ name, path, reason }) => unknown(domain, environment, name, path, reason));
  if (reported.completeness === 'complete') return unseen;
  return [
    ...unseen,
    unknown(domain, environment, '', [], `the observation is partial: ${reported.problem ?? 'no reason given'}`),
  ];
}

/** That something is not known, as a difference. */
export function unknown(
  domain: Domain,
  environment: string,
  name: string,
  path: readonly string[],
  reason: string,
): Difference {
  const at: Located = { name, path, kind: 'missing' };
  return {
    ...identityOf(domain, environment, at),
    declared: null,
    observed: null,
    classification: 'unknown',
    reason,
    severity: 'material',
  };
}

/** What a difference is about; its fingerprint is the same for the same difference over time, whatever its values. */
function identityOf(domain: Domain, environment: string, { name, path: at, kind }: Located) {
  const [resource, path] = [resourceOf(domain, name), pointerOf(at)];
  const fingerprint = contentDigest({ environment, domain: domain.name, resource, path, kind });
  return { fingerprint, domain: domain.name, resource, path, kind };
}

const touches = (path: readonly string[], place: readonly string[]) =>
  path.every((segment, index) => index >= place.length || segment === place[index]);
