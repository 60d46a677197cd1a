import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { Empty } from '../../parts/faces/empty';
import { Face } from '../../parts/faces/face';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
import { RequestPromotion } from './actions/request-promotion';
import { ChooseWay } from './choose-way';
import { CopyPlan } from './copy-plan';
import type { Preview } from './facts';
import { PlanView } from './plan-view';
import { usePreview } from './query';

/** What would come of bringing a release to an environment, before anybody asks for it. */
export function PreviewScreen() {
  const project = useProject();
  const isPast = useAt() !== undefined;
  const search = useSearch({ from: '/p/$project/plan' });
  const { release = '', to = '', kind } = search;
  const preview = usePreview(project, search, isPast);
  const isChosen = release !== '' && to !== '';
  const plan = isChosen && !isPast ? preview.data?.data : undefined;
  return (
    <>
      <ScreenHead
        title={isChosen ? `Plan ${release.slice(0, 40)} → ${to}` : 'Plan'}
        {...(plan !== undefined && { answer: <Standing plan={plan} /> })}
      >
        {plan !== undefined && <Actions plan={plan} kind={kind} />}
      </ScreenHead>
      {isPast ? (
        <Face symbol="◔" title="A plan is made from what is now">
          <p>Go back to now to see what would change.</p>
        </Face>
      ) : (
        <>
          <ChooseWay chosen={search} />
          {isChosen ? (
            <Answer of={preview}>{(shown) => <PlanView plan={shown} />}</Answer>
          ) : (
            <Empty title="Choose what goes where" command="ledgerline plan <release> --to <environment>" />
          )}
        </>
      )}
      {isChosen && <CommandHint command={`ledgerline plan ${release} --to ${to}`} />}
    </>
  );
}

function Standing({ plan: { gates } }: { readonly plan: Preview }) {
  const shut = gates.filter(({ holds, mode }) => !holds && mode !== 'warn').length;
  return shut === 0 ? (
    <StateBadge state="good">nothing stands in the way</StateBadge>
  ) : (
    <StateBadge state="waiting">{`not yet: ${String(shut)} of ${String(gates.length)} gates open`}</StateBadge>
  );
}

function Actions({ plan, kind }: { readonly plan: Preview; readonly kind: 'rollback' | undefined }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <span>
        plan <Digest value={plan.planHash} of="plan hash" head={4} />
      </span>
      <CopyPlan plan={plan} />
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Request promotion…
      </Button>
      {isOpen && (
        <RequestPromotion
          plan={plan}
          kind={kind}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
