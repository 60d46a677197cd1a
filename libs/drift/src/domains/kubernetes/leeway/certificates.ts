import { annotationsOf } from '../identity';
import type { Case, Rule } from './rule';
import { isAt, isBy, onlyValue } from './rule';

/** Annotations that ask for a bundle of certificates, and who answers. */
const asked: readonly (readonly [annotation: string, by: string, managers: readonly string[]])[] = [
  ['cert-manager.io/inject-ca-from', 'cert-manager', ['cert-manager-cainjector', 'cainjector']],
  ['cert-manager.io/inject-ca-from-secret', 'cert-manager', ['cert-manager-cainjector', 'cainjector']],
  ['cert-manager.io/inject-apiserver-ca', 'cert-manager', ['cert-manager-cainjector', 'cainjector']],
  ['certmanager.k8s.io/inject-ca-from', 'cert-manager', ['cert-manager-cainjector', 'cainjector']],
  ['service.beta.openshift.io/inject-cabundle', 'service-ca', ['service-ca-operator', 'service-ca-controller']],
];

const places: readonly (readonly string[])[] = [
  ['webhooks', '*', 'clientConfig', 'caBundle'],
  ['spec', 'conversion', 'webhook', 'clientConfig', 'caBundle'],
  ['spec', 'caBundle'],
  ['data', 'service-ca.crt'],
];

/** The certificates that a webhook is trusted by, where an annotation asks for them. */
export const certificates: Rule = (found) => {
  const { at, declared } = found;
  const bundle = at.kind === 'changed' ? at.observed : onlyValue(found);
  if (declared === undefined || bundle === undefined || !places.some((place) => isAt(found, ...place)))
    return undefined;
  const annotations = annotationsOf(declared);
  const injector = asked.find(([annotation]) => Object.hasOwn(annotations, annotation));
  if (injector === undefined || !isBy(found, ...injector[2]) || !isBundle(bundle, found)) return undefined;
  return { by: injector[1], bounds: 'to certificates', why: `the annotation ${injector[0]} asks for them` };
};

/** In PEM, as Base64 or as it is; who is known to have written it may write any. */
function isBundle(value: unknown, { writer }: Case): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const text = value.startsWith('-----') ? value : Buffer.from(value.slice(0, 200), 'base64').toString();
  return writer !== undefined || text.includes('-----BEGIN CERTIFICATE');
}
