import type { Difference } from '../difference';
import { sameJson } from './json';
import { keyedPath } from './keyed-path';
import { coversName, coversPath, patternSegments } from './path-pattern';
import { quantityAsNumber } from './quantity';
import type { Writer } from './writer';

/** How far a tolerance goes; what is given has to hold, and something is given. */
interface ToleranceBounds {
  readonly 'at-least'?: number;
  readonly 'at-most'?: number;
  /** Null for nothing. */
  readonly 'one-of'?: readonly unknown[];
  /** Whatever the manager wrote, where it is recorded that it did. */
  readonly written?: true;
}

/** That a controller may make something otherwise than declared: who, what, how far, until when, and why. */
export interface Tolerance {
  readonly domain: string;
  /** What a resource is called, `*` for any run of characters; every resource where absent. */
  readonly resource?: string;
  /** A place, with all below it; see {@link patternSegments}. */
  readonly path: string;
  readonly kinds?: readonly Difference['kind'][];
  /** The controller or manager. Where it is known who wrote, it has to be this one. */
  readonly by: string;
  readonly within: ToleranceBounds;
  /** RFC 3339, UTC; it ends then. */
  readonly until?: string;
  readonly owner: string;
  readonly why: string;
}

/** A tolerance that applies; all of it is told in the reason, so that none can be without bounds. */
export interface Tolerated {
  readonly by: string;
  /** How far, in words: `between 2 and 10`. */
  readonly bounds: string;
  readonly why: string;
  readonly until?: string;
}

/** Where a difference is, as tolerances look at it. */
interface Place {
  readonly domain: string;
  readonly resource: string;
  readonly path: readonly string[];
  readonly kind: Difference['kind'];
  readonly observed?: unknown;
}

/** The first of these tolerances that is in force and lets the difference be. */
export function toleratedBy(
  tolerances: readonly Tolerance[],
  place: Place,
  writer: Writer | undefined,
  now: string,
): Tolerated | undefined {
  const found = tolerances.find((one) => isInForce(one, now) && isAbout(one, place) && isWithin(one, place, writer));
  if (found === undefined) return undefined;
  const { by, within, until, owner, why } = found;
  return { by, bounds: boundsInWords(within), why: `${owner}: ${why}`, ...(until !== undefined && { until }) };
}

/** `kube-controller-manager may set spec.replicas between 2 and 10: …`. */
export function toldTolerance({ by, bounds, why, until }: Tolerated, path: readonly string[]): string {
  const what = path.length === 0 ? 'it' : keyedPath(path);
  return `${by} may set ${what} ${bounds}${until === undefined ? '' : ` until ${until}`}: ${why}`;
}

const isInForce = ({ until }: Tolerance, now: string) => until === undefined || until > now;

function isAbout({ domain, resource = '*', path, kinds }: Tolerance, place: Place): boolean {
  if (domain !== place.domain || kinds?.includes(place.kind) === false) return false;
  return coversName(resource, place.resource) && isThere(path, place.path);
}

/** Also a path as a difference tells it, in which a name may have dots. */
function isThere(pattern: string, path: readonly string[]): boolean {
  const segments = patternSegments(pattern);
  return (segments !== undefined && coversPath(segments, path)) || pattern === keyedPath(path);
}

function isWithin({ by, within }: Tolerance, { observed }: Place, writer: Writer | undefined): boolean {
  if (writer === undefined ? within.written === true : writer.manager !== by) return false;
  const { 'at-least': least, 'at-most': most, 'one-of': values } = within;
  if (values !== undefined && !values.some((value) => sameJson(value, observed ?? null))) return false;
  if (least === undefined && most === undefined) return values !== undefined || within.written === true;
  const amount = quantityAsNumber(observed);
  return amount !== undefined && amount >= (least ?? -Infinity) && amount <= (most ?? Infinity);
}

function boundsInWords({ 'at-least': least, 'at-most': most, 'one-of': values, written }: ToleranceBounds): string {
  const numbers = [
    ...(least === undefined ? [] : [`at least ${String(least)}`]),
    ...(most === undefined ? [] : [`at most ${String(most)}`]),
  ];
  return [
    ...(numbers.length === 0 ? [] : [`to ${numbers.join(' and ')}`]),
    ...(values === undefined ? [] : [`to one of ${values.map((one) => JSON.stringify(one)).join(', ')}`]),
    ...(written === true ? ['to what it is recorded to have written'] : []),
  ].join(', ');
}
