import type { Command } from 'commander';
import { exitCodes } from '../exit-codes';
import { statementText } from '../output/migrations';
import { openOffline } from '../session';
import type { Verb } from '../verbs/verb';
import type { JudgedFile } from './judge-files';
import { judgeFiles } from './judge-files';

/** `ledgerline migrations`: what scripts would do to a database, before any release has them; asks nobody. */
export const migrations: Verb = (program) => {
  program
    .command('migrations')
    .description('scripts that change a database (no api needed)')
    .command('check <file...>')
    .description('what they do: exit 0 when all of it is additive, 3 when something is not')
    .action(async (files: readonly string[], _, command: Command) => {
      const session = openOffline(command);
      const judged = await judgeFiles(files);
      session.print(judged, (all) => all.map(shown).join('\n'));
      if (judged.some(({ safety }) => safety !== 'additive')) process.exitCode = exitCodes.denied;
    });
};

function shown({ file, safety, requires, statements }: JudgedFile): string {
  const worse = statements.filter((statement) => statement.safety !== 'additive');
  const needs = requires.length === 0 ? '' : `  requires ${requires.join(', ')}`;
  return [
    `${file}  ${safety}${needs}`,
    ...worse.map((statement) => `  line ${String(statement.line)}  ${statementText(statement)}`),
  ].join('\n');
}
