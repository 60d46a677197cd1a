import type { TSchema } from '@sinclair/typebox';
import type { Difference } from '../difference';
import type { RawDifference } from './compare';
import type { Intent } from './intent';
import type { Shape } from './shape';
import type { Tolerated } from './tolerance';
import type { Writer } from './writer';

/**
 * One kind of thing that can drift. Its documents hold named resources under one key: `{ [collection]: { [name]: … } }`;
 * what is declared and what is observed are brought to the same form and then compared by `shape`.
 */
export interface Domain<Document = unknown> {
  /** Also the detector's name. */
  readonly name: string;
  /** What an observed document must look like; everything in it is bounded. */
  readonly schema: TSchema;
  /** How one resource is called: `component`, `flag`, `database`; empty where its name says what it is. */
  readonly resource: string;
  /** By what the two are compared; a shape of its own for the two, where they bring their schema with them. */
  readonly shape: Shape | ((scene: Scene<Document>) => Shape);
  /** The intent in the form of an observed document; what was not looked at is not declared either. */
  readonly declare: (intent: Intent, observed: Document) => object;
  /** The observed document without what means nothing. */
  readonly normalise: (observed: Document, intent: Intent) => object;
  /** What a complete observation leaves open all the same. */
  readonly unseen: (intent: Intent, observed: Document) => readonly Unseen[];
  /** What is there besides what is declared and may be, each with who has it there and how far that goes. */
  readonly tolerated?: (intent: Intent, observed: Document) => readonly ToleratedPlace[];
  readonly severity: (at: Located) => Difference['severity'];
  /** What is wrong in the domain's own words; undefined where the general ones say it. */
  readonly problem?: (at: Located) => string | undefined;
  /** Who last wrote a place; undefined where it is not recorded. */
  readonly writers?: (scene: Scene<Document>) => (at: Located) => Writer | undefined;
  /** What may be otherwise by itself, each time within its bounds. */
  readonly leeway?: (scene: Scene<Document>) => (at: Located, writer: Writer | undefined) => Leeway | undefined;
  /** What a person could run to make one side like the other, where that can be spelled. Nothing here runs it. */
  readonly statements?: (scene: Scene<Document>) => (at: Located) => Difference['statements'];
  /** The change of the overlay that would declare what was observed; undefined where only a release can. */
  readonly overlay: (intent: Intent, at: Located) => OverlayChange | undefined;
  /** Where the value of an overlay key stands in the documents; undefined when it does not stand in these. */
  readonly place: (intent: Intent, key: string, declared: object) => readonly string[] | undefined;
}

/** What is held against what. */
export interface Scene<Document = unknown> {
  readonly intent: Intent;
  /** The intent in the form of an observed document. */
  readonly declared: object;
  readonly observed: Document;
}

/** Why a difference is none to act on, or none that can be judged. */
export type Leeway = { readonly tolerated: Tolerated } | { readonly unknown: string };

/** A difference by resource and place in it. */
export interface Located extends Omit<RawDifference, 'path'> {
  /** The resource's name, without its kind. */
  readonly name: string;
  readonly path: readonly string[];
}

export interface OverlayChange {
  readonly key: string;
  /** Null takes the key out, so that the release's own value holds again. */
  readonly value: unknown;
}

interface Unseen {
  readonly name: string;
  readonly path: readonly string[];
  readonly reason: string;
}

interface ToleratedPlace extends Unseen {
  readonly observed: unknown;
}

/** A domain whatever its documents; they are checked against its schema before anything else is asked of it. */
export function domain<Document>(definition: Domain<Document>): Domain {
  return definition as Domain;
}

/** How a resource is told: `component web`; what belongs to none is the detector's. */
export function resourceOf({ name: domainName, resource }: Domain, name: string): string {
  if (name === '') return `${domainName} detector`;
  return resource === '' ? name : `${resource} ${name}`;
}

/** The name of a resource as it is told. */
export function nameIn({ resource: kind }: Domain, resource: string): string {
  return kind === '' ? resource : resource.slice(kind.length + 1);
}

/** A key of the overlay; the last part is a name that may have dots. Undefined where a key cannot say it. */
export function overlayKey(...segments: readonly string[]): string | undefined {
  const key = segments.join('.');
  const inside = segments.slice(0, -1);
  return key.length <= 300 && key.split('.').every(isWord) && inside.every((segment) => !segment.includes('.'))
    ? key
    : undefined;
}

const isWord = (segment: string) => /^[^\s*]+$/.test(segment);
