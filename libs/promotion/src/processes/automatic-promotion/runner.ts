import { bindProcess } from '@ledgerline/platform/ledger';
import { RequestPromotion } from '../../commands/request-promotion/command';
import { automaticPromotionProcess } from './process';

/** The automatic-promotion process with the command of the bus that it sends. */
export const automaticPromotionBinding = bindProcess(
  automaticPromotionProcess,
  ({ project, environment, releaseId, because }, cause) =>
    new RequestPromotion(cause, project, environment, releaseId, because, undefined, true),
);
