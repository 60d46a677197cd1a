import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { parseMoment } from '../addressing';
import { table } from '../output/table';
import { instant } from '../output/text';
import { openSession } from '../session';
import type { Verb } from './verb';

type Rule = components['schemas']['VarianceRuleInUse'];

/** `ledgerline variance`: what may differ between environments, and what does. */
export const variance: Verb = (program) => {
  program
    .command('variance')
    .description('what may differ between environments, within which bounds, and who uses it')
    .option('--at <moment>', 'as of an instant or position')
    .action(async ({ at }: { at?: string }, command: Command) => {
      const session = openSession(command);
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/variance', {
          params: { path: { project: session.project }, query: at === undefined ? {} : { at: parseMoment(at) } },
        }),
      );
      session.print(shown, ({ rules, uncovered }) =>
        rules.length + uncovered.length === 0
          ? 'Nothing may differ between environments.'
          : table(
              [
                ...rules.flatMap((rule) => rowsOf(rule, session.now)),
                ...uncovered.map((use) => [use.key, 'no rule', ...used(use, session.now)]),
              ],
              ['KEY', 'OWNER', 'ENVIRONMENT', 'VALUE', 'SINCE', 'PROPOSAL'],
            ),
      );
    });
};

function rowsOf({ key, owner, environments, uses }: Rule, now: Date): readonly (readonly string[])[] {
  const where = environments === null ? 'any' : environments.join(', ');
  if (uses.length === 0) return [[key, owner, `${where}: none`]];
  return uses.map((use, index) => [index === 0 ? key : '', index === 0 ? owner : '', ...used(use, now)]);
}

function used({ environment, value, since, proposalId }: Rule['uses'][number], now: Date): readonly string[] {
  const text = JSON.stringify(value);
  return [environment, text.length > 60 ? `${text.slice(0, 60)}…` : text, instant(since, now), proposalId];
}
