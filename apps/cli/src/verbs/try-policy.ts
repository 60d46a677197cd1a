import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes';
import { decisionCells, decisions } from '../output/decisions';
import { grouped, Progress } from '../output/progress';
import { table } from '../output/table';
import { asObject, readProjectFile } from '../project-files';
import { openSession } from '../session';
import { MOST_SHOWN, type Range } from './replay-decisions';

type Page = components['schemas']['PolicyTrial'];
type Outcomes = Page['outcomes'];
type Tried = Page['different'][number];

/** What would have come out under another policy, page by page; ends with 3 unless all of it is the same. */
export async function tryPolicy(command: Command, named: string, range: Range): Promise<void> {
  const file = named === 'current' ? undefined : (await readProjectFile(named)).content;
  const project = file === undefined ? undefined : asObject(file, named).project;
  const session = openSession(command, typeof project === 'string' ? project : undefined);
  const progress = new Progress('decisions', (text) => {
    session.say(text);
  });
  const different: Tried[] = [];
  const outcomes: Partial<Record<keyof Outcomes, number>> = {};
  let tried = 0;
  let cursor: string | null = null;
  do {
    const page: Page = await session.ask(
      session.client.POST('/v1/projects/{project}/decisions/replay', {
        params: { path: { project: session.project }, query: cursor === null ? {} : { cursor } },
        body: { policy: file ?? 'current', ...range },
      }),
    );
    tried += page.tried;
    for (const outcome of outcomesIn(page)) outcomes[outcome] = (outcomes[outcome] ?? 0) + page.outcomes[outcome];
    different.push(...page.different.slice(0, MOST_SHOWN - different.length));
    cursor = page.next;
    progress.more(page.tried, page.position);
  } while (cursor !== null);
  session.print({ tried, outcomes, different }, (all) => shown(all, session.now));
  if (outcomes.same !== tried) process.exitCode = exitCodes.different;
}

function outcomesIn({ outcomes }: Page): readonly (keyof Outcomes)[] {
  return Object.keys(outcomes) as (keyof Outcomes)[];
}

interface Shown {
  readonly tried: number;
  readonly outcomes: Partial<Record<keyof Outcomes, number>>;
  readonly different: readonly Tried[];
}

function shown({ tried, outcomes, different }: Shown, now: Date): string {
  const counts = Object.entries(outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${grouped(count)} ${outcome}`);
  const rows = different.map((one) => [...decisionCells(one, now), one.outcome, whyOf(one)]);
  return [
    ...(rows.length === 0 ? [] : [table(rows, ['POSITION', 'DECIDED', 'KIND', 'ABOUT', 'OUTCOME', 'WAITS FOR']), '']),
    `${decisions(tried)} tried${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
    ...(different.length === 0 ? [] : ['words count as they were given then, for the plan of then']),
  ].join('\n');
}

function whyOf({ waitsFor, because }: Tried): string {
  if (because !== null) return because;
  return waitsFor.map(({ gate, because: why }) => `${gate}: ${why}`).join('; ');
}
