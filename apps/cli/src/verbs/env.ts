import { parseEnvironment, parseMoment } from '../addressing';
import { instant, short } from '../output/text';
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
    .action(async (address: string, options: { at?: string }, command) => {
      const parsed = parseEnvironment(address);
      const at = options.at === undefined ? parsed.at : parseMoment(options.at);
      const session = openSession(command);
      const path = { project: session.project, environment: parsed.environment };
      const query = { ...(at !== undefined && { at }), ...(parsed.back > 0 && { back: parsed.back }) };
      const shown = await session.ask(
        session.client.GET('/v1/projects/{project}/environments/{environment}', { params: { path, query } }),
      );
      session.print(shown, ({ environment, intent, convergedAt }) => {
        const when = at === undefined ? '' : ` on ${/^[0-9]+$/.test(at) ? `position ${at}` : instant(at, session.now)}`;
        if (intent === null) return `${environment}${when}\n  declared   nothing yet`;
        const { release, overlayVersion, intentRevision, intentHash, declaredAt } = intent;
        return [
          `${environment}${when}`,
          `  declared   ${session.project} ${release.alias}, overlay ${String(overlayVersion)}   intent ${String(intentRevision)} ${short(intentHash)}, ${instant(declaredAt, session.now)}`,
          `  observed   ${convergedAt === null ? '⟳ not converged' : `✓ as declared, converged ${instant(convergedAt, session.now)}`}`,
        ].join('\n');
      });
    });
};
