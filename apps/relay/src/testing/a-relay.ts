import { ProjectConfigured } from '@ledgerline/environment';
import type { EventLog, StoredEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId } from '@ledgerline/kernel';
import type { MessageBroker } from '@ledgerline/platform/kafka';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { Relay } from '../relay';
import { RelayModule } from '../relay.module';
import { topicsFrom } from '../topics';

const configuration = {
  ...ProjectConfigured.sample.configuration,
  components: { web: { artifact: 'oci' as const, repository: 'ghcr.io/acme/web' } },
};

/** What `RELAY_TOPICS` says in specs. */
const TOPICS = JSON.stringify({
  in: [{ topic: 'builds', projects: ['checkout', 'billing'], principal: 'ci' }],
  out: [{ topic: 'ledgerline.events', contexts: ['release'] }],
});

export interface SpecRelay {
  readonly relay: Relay;
  readonly stop: () => Promise<void>;
}

/** A relay on this log and broker; it does not run yet. */
export async function aRelay(eventLog: EventLog, broker: MessageBroker, topics = TOPICS): Promise<SpecRelay> {
  const module = await Test.createTestingModule({
    imports: [
      RelayModule.forRoot({
        eventLog,
        closeEventLog: () => Promise.resolve(),
        broker,
        group: 'spec',
        topics: topicsFrom(topics),
        logger: pino({ level: 'silent' }),
      }),
    ],
  }).compile();
  await module.init();
  return { relay: module.get(Relay), stop: () => module.close() };
}

/** Two projects with a component `web`. */
export async function configureProjects(log: EventLog): Promise<void> {
  const configurationHash = contentDigest(configuration);
  const chain = { commandId: 'spec', causationId: 'spec', correlationId: 'spec' };
  const metadata = {
    schemaVersion: ProjectConfigured.version,
    actor: { kind: 'system', id: 'spec' },
    ...chain,
  } as const;
  for (const project of ['checkout', 'billing']) {
    const { type, data } = ProjectConfigured({ project, version: 1, configurationHash, configuration });
    await log.append(`project-${project}`, [{ id: deriveId(project), type, data, metadata }], 'no-stream');
  }
}

/** Of every event in the ledger whose stream begins so. */
export async function eventsIn(log: EventLog, ...streamPrefixes: readonly string[]): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of log.readAll({ filter: { streamPrefixes } })) events.push(event);
  return events;
}

const digestOf = (build: number) => `sha256:${build.toString(16).padStart(64, '0')}`;

/** A CDEvents event as a structured CloudEvent: the artifact of that number was packaged or published. */
export function artifactEvent(
  predicate: 'packaged' | 'published',
  build: number,
  id = `${predicate}-${String(build)}`,
) {
  const type = `dev.cdevents.artifact.${predicate}.0.3.0`;
  const context = { specversion: '0.5.1', id, source: '/ci/7', type, timestamp: '2026-11-01T10:00:00Z' };
  const content = predicate === 'packaged' ? { change: { id: `c${String(build)}` } } : { user: 'mei' };
  const subject = `pkg:oci/web@${digestOf(build)}?repository_url=ghcr.io/acme/web`;
  const data = { context, subject: { id: subject, content } };
  return { specversion: '1.0', id, source: '/ci/7', type, subject, data };
}

/** The same as a message with the key that belongs to it. */
export function messageOf(event: { readonly subject: string }, project = 'checkout') {
  return {
    key: Buffer.from(`${project}/${event.subject}`),
    value: Buffer.from(JSON.stringify(event)),
    headers: { 'content-type': 'application/cloudevents+json' },
  };
}
