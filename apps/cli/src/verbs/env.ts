import type { Command } from 'commander';
import { parseEnvironment, parseMoment } from '../addressing';
import { instant, short } from '../output/text';
import type { Session } from '../session';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline env show`: what an environment is declared to be, now or then. */
export const env: Verb = (program) => {
  program
    .command('env')
    .description('environments')
    .command('show <environment>')
    .description('what it is declared to be: prod, prod~1, prod@2026-11-12T09:20Z')
    .option('--at <moment>', 'as of an instant or position')
    .action(async (address: string, options: { at?: string }, command: Command) => {
      const parsed = parseEnvironment(address);
      const at = options.at === undefined ? parsed.at : parseMoment(options.at);
      const session = openSession(command);
      const shown = await declared(session, parsed.environment, parsed.back, at);
      session.print(shown, ({ environment, intent, converged }) => {
        const when = at === undefined ? '' : ` on ${/^[0-9]+$/.test(at) ? `position ${at}` : instant(at, session.now)}`;
        if (intent === null) return `${environment}${when}\n  declared   nothing yet`;
        const { release, overlayVersion, intentRevision, intentHash, since } = intent;
        return [
          `${environment}${when}`,
          `  declared   ${session.project} ${release.alias}, overlay ${String(overlayVersion)}   intent ${String(intentRevision)} ${short(intentHash)}, ${instant(since, session.now)}`,
          `  observed   ${converged === null ? '⟳ not converged' : `✓ as declared, converged ${instant(converged.at, session.now)}`}`,
        ].join('\n');
      });
    });
};

/** The environment at a moment, or as many intents before that as asked. */
async function declared(session: Session, environment: string, back: number, at: string | undefined) {
  const shown = await session.ask(
    session.client.GET('/v1/projects/{project}/environments/{environment}', {
      params: { path: { project: session.project, environment }, query: at === undefined ? {} : { at } },
    }),
  );
  if (back === 0 || shown.intent === null) return shown;
  return declared(session, environment, back - 1, String(BigInt(shown.intent.position) - 1n));
}
