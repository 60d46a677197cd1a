import type { components } from '@ledgerline/api-client';
import { exitCodes } from '../exit-codes';
import { decisionCells, decisions, replayLines } from '../output/decisions';
import { grouped, Progress } from '../output/progress';
import { table } from '../output/table';
import type { Session } from '../session';

type Page = components['schemas']['DecisionReplays'];

export interface Range {
  readonly since?: string;
  readonly until?: string;
}

/** No more are kept to be shown; they are counted all the same. */
export const MOST_SHOWN = 10_000;

/** The decisions of a range run again, page by page; ends with 3 unless all come out the same. */
export async function replayAll(session: Session, range: Range, against: 'record' | 'ledger'): Promise<void> {
  const progress = new Progress('decisions', (text) => {
    session.say(text);
  });
  const differing: Page['differing'] = [];
  let [replayed, same] = [0, 0];
  let position: string | null = null;
  let cursor: string | null = null;
  do {
    const page: Page = await session.ask(
      session.client.GET('/v1/projects/{project}/decisions/replay', {
        params: {
          path: { project: session.project },
          query: { ...range, against, ...(cursor !== null && { cursor }) },
        },
      }),
    );
    replayed += page.replayed;
    same += page.same;
    position = page.position ?? position;
    cursor = page.next;
    differing.push(...page.differing.slice(0, MOST_SHOWN - differing.length));
    progress.more(page.replayed, position);
  } while (cursor !== null);
  session.print({ replayed, same, differing, position }, (all) =>
    [
      ...all.differing.map((one) =>
        [table([[...decisionCells(one, session.now), `✗ ${one.outcome}`, one.decisionId]]), replayLines(one)].join(
          '\n',
        ),
      ),
      `${decisions(all.replayed)} run again: ${grouped(all.same)} same, ${grouped(all.replayed - all.same)} not`,
    ].join('\n'),
  );
  if (same !== replayed) process.exitCode = exitCodes.different;
}
