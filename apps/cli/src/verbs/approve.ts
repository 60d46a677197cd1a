import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { short } from '../output/text';
import { latestPromotion } from '../promotions';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly to: string;
  readonly plan?: string;
  readonly comment?: string;
}

/** `ledgerline approve`: one's word for exactly the plan that was read. */
export const approve: Verb = (program) => {
  program
    .command('approve <release>')
    .description('approve the plan of an open promotion')
    .requiredOption('--to <environment>', 'where to')
    .option('--plan <hash>', 'the plan that you read; the present one is shown when this is left out')
    .option('--comment <text>', 'goes into the record')
    .action(async (address: string, options: Options, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const promotion = await latestPromotion(session, release, options.to);
      if (promotion === undefined) throw new UsageError(`nobody asked for ${release} in ${options.to}`);
      if (options.plan === undefined) {
        throw new UsageError(
          `read the plan first (ledgerline plan ${release} --to ${options.to}), then say --plan ${promotion.planHash ?? '…'}`,
        );
      }
      const approved = await session.ask(
        session.client.POST('/v1/projects/{project}/promotions/{promotionId}/approvals', {
          params: { path: { project: session.project, promotionId: promotion.promotionId } },
          body: { planHash: options.plan, ...(options.comment !== undefined && { comment: options.comment }) },
        }),
      );
      const plan = short(options.plan);
      session.print(approved, ({ changed }) =>
        changed ? `approved: plan ${plan}` : `you had approved plan ${plan} before`,
      );
    });
};
