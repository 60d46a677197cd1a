import type { IntentDocument } from '@ledgerline/environment';
import { ProposeOverlay } from '@ledgerline/environment';
import { digestOf } from '@ledgerline/kernel';
import { RecordObservation } from '../../../libs/drift/src/commands/record-observation/command';
import { ApproveOverlay } from '../../../libs/environment/src/commands/approve-overlay/command';
import { ConfigureProject } from '../../../libs/environment/src/commands/configure-project/command';
import { RejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/command';
import { WithdrawReview } from '../../../libs/environment/src/commands/withdraw-review/command';
import { ReportRollout } from '../../../libs/environment/src/commands/report-rollout/command';
import { AbortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/command';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { RequestPromotion } from '../../../libs/promotion/src/commands/request-promotion/command';
import { AttachEvidence } from '../../../libs/release/src/commands/attach-evidence/command';
import { CutRelease } from '../../../libs/release/src/commands/cut-release/command';
import { RecordBuild } from '../../../libs/release/src/commands/record-build/command';
import type { EnvironmentName } from './project';
import { groupsOf, people, PROJECT, projectFile } from './project';
import type { Request } from './requests';

type Asked = Pick<Request, 'body' | 'command'>;

const repository = 'registry.example/checkout/web';
const artifactOf = (name: string) => digestOf(`artifact of ${name}`);

/** What somebody asks for, whoever it is and under whichever key. */
export const requestsOf = {
  configure: (): Asked => ({
    body: { do: 'configure' },
    command: (cause) => new ConfigureProject(cause, PROJECT, projectFile),
  }),
  build: (name: string, author: string): Asked => ({
    body: { do: 'build', name, author },
    command: (cause) =>
      new RecordBuild(cause, PROJECT, {
        component: 'web',
        artifacts: [{ reference: `${repository}@${artifactOf(name)}` }],
        source: { repository: 'https://git.example/checkout', commit: 'a'.repeat(40), authors: [author] },
        builder: 'ci',
      }),
  }),
  cut: (alias: string): Asked => ({
    body: { do: 'cut', alias },
    command: (cause) =>
      new CutRelease(
        cause,
        PROJECT,
        { artifacts: { web: artifactOf(alias) }, configuration: { web: { replicas: 2 } } },
        alias,
      ),
  }),
  attest: (alias: string, suite: string, environment: string, verdict: 'passed' | 'failed', run: number): Asked => ({
    body: { do: 'attest', alias, suite, environment, verdict, run },
    command: (cause) =>
      new AttachEvidence(cause, PROJECT, alias, { kind: 'junit', suite, environment, document: junit(verdict, run) }),
  }),
  promote: (alias: string, environment: EnvironmentName): Asked => ({
    body: { do: 'promote', alias, environment },
    command: (cause) => new RequestPromotion(cause, PROJECT, environment, alias, 'it is due'),
  }),
  approve: (promotionId: string, planHash: string, login: string): Asked => ({
    body: { do: 'approve', promotionId, planHash },
    command: (cause) => new ApprovePlan(cause, PROJECT, promotionId, planHash, groupsOf(people[login] ?? login)),
  }),
  abort: (promotionId: string): Asked => ({
    body: { do: 'abort', promotionId },
    command: (cause) => new AbortPromotion(cause, PROJECT, promotionId, 'not today'),
  }),
  propose: (environment: string, changes: Readonly<Record<string, number>>): Asked => ({
    body: { do: 'propose', environment, changes },
    command: (cause) => new ProposeOverlay(cause, PROJECT, environment, changes, 'load differs'),
  }),
  approveProposal: (environment: string, proposalId: string, login: string): Asked => ({
    body: { do: 'approve-proposal', environment, proposalId },
    command: (cause) => new ApproveOverlay(cause, PROJECT, environment, proposalId, groupsOf(people[login] ?? login)),
  }),
  withdrawReview: (environment: string, proposalId: string): Asked => ({
    body: { do: 'withdraw-review', environment, proposalId },
    command: (cause) => new WithdrawReview(cause, PROJECT, environment, proposalId, 'on second thoughts'),
  }),
  rejectProposal: (environment: string, proposalId: string): Asked => ({
    body: { do: 'reject-proposal', environment, proposalId },
    command: (cause) => new RejectOverlay(cause, PROJECT, environment, proposalId, 'not needed'),
  }),
  report: (environment: string, intentRevision: number, status: 'started' | 'finished' | 'failed'): Asked => ({
    body: { do: 'report', environment, intentRevision, status },
    command: (cause) =>
      new ReportRollout(
        cause,
        PROJECT,
        environment,
        intentRevision,
        status === 'failed' ? { status, reason: 'it does not start' } : { status },
      ),
  }),
  observe: (
    environment: string,
    intent: IntentDocument,
    how: 'as-declared' | 'drifted' | 'partial',
    observedAt: string,
  ): Asked => ({
    body: { do: 'observe', environment, how, observedAt },
    command: (cause) =>
      new RecordObservation(cause, PROJECT, environment, undefined, {
        detector: 'artifacts',
        completeness: how === 'partial' ? 'partial' : 'complete',
        ...(how === 'partial' && { problem: 'one machine did not answer' }),
        observedAt,
        document: seen(intent, how === 'drifted'),
      }),
  }),
};

function seen({ artifacts, configuration }: IntentDocument, drifted: boolean) {
  const components = Object.entries(artifacts).map(([name, { digest }]) => {
    const own = { ...configuration[name], ...(drifted && { replicas: 99 }) };
    return [name, { digest, modified: {}, configuration: own }];
  });
  return { components: Object.fromEntries(components) as unknown };
}

function junit(verdict: 'passed' | 'failed', run: number): string {
  const failure = verdict === 'failed' ? '<failure message="no"/>' : '';
  return `<testsuite name="run ${String(run)}" tests="1"><testcase name="one">${failure}</testcase></testsuite>`;
}
