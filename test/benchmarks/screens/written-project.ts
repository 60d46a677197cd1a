import type { DomainEvent, EventLog } from '@ledgerline/kernel';
import { deriveId, EventCatalog } from '@ledgerline/kernel';
import { EventWriter } from '@ledgerline/platform/ledger';
import { allDefinitions } from '../../../apps/projector/src/projections';
import { PROJECT } from './project-history';

const APPENDS_AT_ONCE = 16;
const EVENTS_AN_APPEND = 50;

const writer = new EventWriter(new EventCatalog(allDefinitions));

/** Appends events of one project, each to the stream that it belongs to. */
export class WrittenProject {
  private readonly revisions = new Map<string, bigint>();
  private appends = 0;
  events = 0;

  constructor(private readonly log: EventLog) {}

  /** Those of one stream in their order; answers the position of the last. */
  async append(events: readonly DomainEvent[]): Promise<bigint> {
    const streams = [...byStream(events)];
    let last = -1n;
    const next = async () => {
      for (let stream = streams.pop(); stream !== undefined; stream = streams.pop()) {
        for (let from = 0; from < stream[1].length; from += EVENTS_AN_APPEND) {
          const position = await this.appendTo(stream[0], stream[1].slice(from, from + EVENTS_AN_APPEND));
          if (position > last) last = position;
        }
      }
    };
    await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, next));
    this.events += events.length;
    return last;
  }

  /** In one append to a stream of their own, whatever they are about; several may be on their way at once. */
  async appendInBulk(events: readonly DomainEvent[]): Promise<void> {
    this.events += events.length;
    await this.appendTo(`bulk-${String(this.events)}`, events);
  }

  private async appendTo(stream: string, events: readonly DomainEvent[]): Promise<bigint> {
    const commandId = deriveId('written', String((this.appends += 1)));
    const chain = { commandId, causationId: commandId, correlationId: commandId };
    const written = writer.newEvents(stream, { ...chain, actor: { kind: 'service', id: 'ci' } }, events);
    const { revision, position } = await this.log.append(stream, written, this.revisions.get(stream) ?? 'no-stream');
    this.revisions.set(stream, revision);
    return position;
  }
}

function byStream(events: readonly DomainEvent[]): ReadonlyMap<string, readonly DomainEvent[]> {
  const streams = new Map<string, DomainEvent[]>();
  for (const event of events) {
    const stream = streamOf(event);
    const known = streams.get(stream);
    if (known === undefined) streams.set(stream, [event]);
    else known.push(event);
  }
  return streams;
}

/** As the contexts name them. */
function streamOf({ type, data }: DomainEvent): string {
  const { environment, detector, releaseId, alias, buildId, promotionId } = data as Readonly<Record<string, string>>;
  const hex = releaseId?.slice('sha256:'.length);
  switch (type.split('.')[0]) {
    case 'project':
      return `project-${PROJECT}`;
    case 'build':
      return `build-${PROJECT}:${String(buildId)}`;
    case 'release':
      return type === 'release.cut' ? `release-${PROJECT}:${String(hex)}` : `alias-${PROJECT}:${String(alias)}`;
    case 'evidence':
      return `release-${PROJECT}:${String(hex)}`;
    case 'standing':
      return `standing-${PROJECT}:${String(hex)}`;
    case 'promotion':
      return `promotion-${String(promotionId)}`;
    case 'observation':
      return `observation-${PROJECT}:${String(environment)}:${String(detector)}`;
    case 'finding':
      return `drift-${PROJECT}:${String(environment)}`;
    default:
      return `environment-${PROJECT}:${String(environment)}`;
  }
}
