import { parseMoment } from '../addressing';
import { table } from '../output/table';
import type { Session } from '../session';

export interface EventsOptions {
  readonly release?: string;
  readonly environment?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly stream?: string;
  readonly correlation?: string;
  readonly since?: string;
  readonly at?: string;
}

/** What happened, event by event, in the order of the ledger. */
export async function replayEvents(session: Session, options: EventsOptions): Promise<void> {
  const path = { project: session.project };
  const release =
    options.release === undefined
      ? undefined
      : (
          await session.ask(
            session.client.GET('/v1/projects/{project}/releases/{ref}', {
              params: { path: { ...path, ref: options.release } },
            }),
          )
        ).releaseId;
  const query = {
    limit: 200,
    ...(release !== undefined && { release }),
    ...filterIn(options),
    ...(options.at !== undefined && { at: parseMoment(options.at) }),
  };
  const events = [];
  let cursor: string | null | undefined;
  do {
    const page = await session.ask(
      session.client.GET('/v1/projects/{project}/history', {
        params: { path, query: { ...query, ...(typeof cursor === 'string' && { cursor }) } },
      }),
    );
    events.push(...page.items);
    cursor = page.next;
    if (typeof cursor === 'string') session.say(`${String(events.length)} events …`);
  } while (typeof cursor === 'string');
  session.print(events, (all) =>
    table(
      all.map(({ position, recordedAt, actor, summary }) => [
        position,
        recordedAt.slice(0, 19).replace('T', ' '),
        actor.id,
        summary,
      ]),
    ),
  );
}

function filterIn({ environment, type, actor, stream, correlation, since }: EventsOptions) {
  return {
    ...(environment !== undefined && { environment }),
    ...(type !== undefined && { type }),
    ...(actor !== undefined && { actor }),
    ...(stream !== undefined && { stream }),
    ...(correlation !== undefined && { correlation }),
    ...(since !== undefined && { since }),
  };
}
