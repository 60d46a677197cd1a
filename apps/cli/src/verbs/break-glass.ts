import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { table } from '../output/table';
import { instant, short } from '../output/text';
import { planHashOf, thePromotion } from '../promotions';
import { openSession } from '../session';
import type { Verb } from './verb';

/** `ledgerline break-glass`: two people, some minutes, one promotion, and a review that stays open until it is written. */
export const breakGlass: Verb = (program) => {
  const glass = program
    .command('break-glass')
    .description('in an emergency: break the gates of one promotion, by two people');

  glass
    .command('now <release>', { isDefault: true })
    .description('ask for it; the second person who says the same breaks them')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--reason <text>', 'why nothing can be waited for')
    .option('--plan <hash>', 'the plan that you read; the present one when this is left out')
    .action(async (address: string, options: { to: string; reason: string; plan?: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const promotion = await thePromotion(session, release, options.to);
      const planHash = planHashOf(promotion, options.plan);
      const path = { project: session.project, promotionId: promotion.promotionId };
      await session.ask(
        session.client.POST('/v1/projects/{project}/promotions/{promotionId}/break-glass', {
          params: { path },
          body: { planHash, reason: options.reason },
        }),
      );
      const after = await session.ask(
        session.client.GET('/v1/projects/{project}/promotions/{promotionId}', { params: { path } }),
      );
      session.print(after, ({ glass: broken }) => {
        const until = broken === undefined ? '' : ` until ${instant(broken.until, session.now)}`;
        return broken?.status === 'broken'
          ? `broken by ${broken.people.join(' and ')} for plan ${short(planHash)}${until}; write its review: ledgerline break-glass review ${release} --to ${options.to}`
          : `asked for plan ${short(planHash)}; a second person says the same${until}`;
      });
    });

  glass
    .command('list')
    .description('what was broken and not reviewed yet')
    .action(async (_, command: Command) => {
      const session = openSession(command);
      const page = await session.ask(
        session.client.GET('/v1/projects/{project}/promotions', {
          params: { path: { project: session.project }, query: { review: 'open', limit: 200 } },
        }),
      );
      session.print(page, ({ items }) =>
        items.length === 0
          ? 'Every broken glass is reviewed.'
          : table(
              items.map(({ alias, releaseId, environment, status, glass: broken }) => [
                `${alias ?? short(releaseId)} → ${environment}`,
                status,
                broken === undefined ? '' : `${instant(broken.at, session.now)} by ${broken.people.join(' and ')}`,
                broken?.reason ?? '',
              ]),
              ['PROMOTION', 'STATUS', 'BROKEN', 'WHY'],
            ),
      );
    });

  glass
    .command('review <release>')
    .description('write down what it was about, and what follows from it')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--text <text>', 'the review')
    .action(async (address: string, options: { to: string; text: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const { promotionId } = await thePromotion(session, release, options.to);
      const reviewed = await session.ask(
        session.client.POST('/v1/projects/{project}/promotions/{promotionId}/break-glass/review', {
          params: { path: { project: session.project, promotionId } },
          body: { review: options.text },
        }),
      );
      session.print(reviewed, ({ changed }) => (changed ? 'reviewed' : 'it was reviewed before'));
    });
};
