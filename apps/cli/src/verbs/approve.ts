import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { short } from '../output/text';
import { planHashOf, thePromotion } from '../promotions';
import { openSession, UsageError } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly to: string;
  readonly plan?: string;
  readonly comment?: string;
}

/** `ledgerline approve`: one's word for exactly the plan that was read. `ledgerline revoke` takes it back. */
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
      const promotion = await thePromotion(session, release, options.to);
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

  program
    .command('revoke <release>')
    .description('take your approval back, as long as nothing is declared')
    .requiredOption('--to <environment>', 'where to')
    .requiredOption('--reason <text>', 'why')
    .option('--plan <hash>', 'the plan that you approved; the present one when this is left out')
    .action(async (address: string, options: Options & { reason: string }, command: Command) => {
      const { project, release } = parseRelease(address);
      const session = openSession(command, project);
      const promotion = await thePromotion(session, release, options.to);
      const revoked = await session.ask(
        session.client.POST('/v1/projects/{project}/promotions/{promotionId}/approvals/revocation', {
          params: { path: { project: session.project, promotionId: promotion.promotionId } },
          body: { planHash: planHashOf(promotion, options.plan), reason: options.reason },
        }),
      );
      session.print(revoked, ({ changed }) => (changed ? 'taken back' : 'you had not approved it'));
    });
};
