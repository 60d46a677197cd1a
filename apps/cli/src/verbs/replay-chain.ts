import { table } from '../output/table';
import type { Session } from '../session';

/** One event as the ledger has it, and the chain of causes and effects that it stands in. */
export async function replayChain(session: Session, position: string): Promise<void> {
  const found = await session.ask(
    session.client.GET('/v1/projects/{project}/history/{position}', {
      params: { path: { project: session.project, position } },
    }),
  );
  session.print(found, ({ event, chain, isWhole }) =>
    [
      `${event.type}  position ${event.position}, revision ${event.revision} of ${event.stream}`,
      `${event.recordedAt}  by ${event.actor.kind} ${event.actor.id}`,
      '',
      JSON.stringify(event.data, undefined, 2),
      '',
      table(
        chain.map((one) => [
          one.position === event.position ? '→' : '',
          one.position,
          one.recordedAt.slice(0, 19).replace('T', ' '),
          one.actor.id,
          `${'  '.repeat(Math.min(one.depth, 12))}${one.summary}`,
        ]),
      ),
      ...(isWhole
        ? []
        : ['There is more of this chain: `ledgerline replay --correlation ' + event.correlationId + '`']),
    ].join('\n'),
  );
}
