import { useMemo } from 'react';
import { useEnvironments, useFindingsNotClosed, usePromotionsUnderWay } from '../../api/project-answers';
import { environmentsThen } from './then-facts';

const nothing: readonly never[] = [];

/** The environments as of the moment, beside what is there now. */
export function useThen(project: string, at: string | undefined) {
  const answer = useEnvironments(project, at);
  const now = useEnvironments(project, undefined).data?.data.items;
  const findings = useFindingsNotClosed(project, at).data?.data.items;
  const promotions = usePromotionsUnderWay(project, at).data?.data.items ?? nothing;
  const then = answer.data?.data.items ?? nothing;
  const isPast = at !== undefined;
  const environments = useMemo(
    () => environmentsThen({ then, now, findings, promotions, isPast }),
    [then, now, findings, promotions, isPast],
  );
  return { answer, environments };
}
