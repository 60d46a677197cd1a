import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import { parsePackageUrl } from '@ledgerline/platform/package-url';
import type { Static, TSchema } from '@sinclair/typebox';
import type { ProjectShape } from '../../project-shape';
import { ArtifactPackaged, ArtifactPublished, CdEvent, meaningOf } from './cdevent';
import type { IncomingEvent } from './command';
import type { Purl } from './component-of';
import type { Mapped } from './map-event';
import { mapPackaged, mapPublished } from './map-event';

/** What an event says, given the project's components; or why it says nothing here. */
export type Reading = ((shape: ProjectShape) => Mapped) | { readonly because: string };

const isCdEvent = checked(CdEvent);
const isPackaged = checked(ArtifactPackaged);
const isPublished = checked(ArtifactPublished);

/** Holds the event against the vocabulary; refuses what claims to belong to it and does not have its form. */
export function readEvent(event: IncomingEvent): Reading | Refusal<'malformed-event'> {
  const { type, data, dataAt } = event;
  if (!type.startsWith('dev.cdevents.')) return { because: `${type} is no word of the CDEvents vocabulary` };
  if (!isCdEvent(data)) return malformed(isCdEvent.problem(data), dataAt);
  const { context, subject } = data;
  if (context.type !== type) return malformed({ pointer: '/context/type', problem: `is not ${type}` }, dataAt);
  if (context.specversion === undefined && context.version === undefined) {
    return malformed({ pointer: '/context/specversion', problem: 'is missing' }, dataAt);
  }
  const meaning = meaningOf(type);
  if (meaning === 'irrelevant') return { because: `${type} tells nothing that this ledger keeps` };
  if (meaning === 'packaged') {
    if (!isPackaged(data)) return malformed(isPackaged.problem(data), dataAt);
    return named(subject.id, (purl, shape) => mapPackaged(data, purl, shape));
  }
  if (!isPublished(data)) return malformed(isPublished.problem(data), dataAt);
  return named(subject.id, (purl, shape) => mapPublished(data, purl, shape));
}

function named(subject: string, map: (purl: Purl, shape: ProjectShape) => Mapped): Reading {
  const purl = parsePackageUrl(subject);
  return purl === undefined ? { because: 'its subject is no package URL' } : (shape) => map(purl, shape);
}

interface Problem {
  readonly pointer: string;
  readonly problem: string;
}

function malformed({ pointer, problem }: Problem, dataAt: string): Refusal<'malformed-event'> {
  const place = pointer === '' ? 'data' : pointer.slice(1);
  return refuse('malformed-event', { problem: `${place} ${problem}` }, `${dataAt}${pointer}`);
}

/** A check of the schema that also tells the compiler what it found. */
function checked<Schema extends TSchema>(schema: Schema) {
  const problemOf = schemaCheck(schema);
  const matches = (data: unknown): data is Static<Schema> => problemOf(data) === undefined;
  const problem = (data: unknown) => problemOf(data) ?? { pointer: '', problem: 'does not match its schema' };
  return Object.assign(matches, { problem });
}
