import type { IntentDocument } from '@ledgerline/environment';
import { ProposeOverlay } from '@ledgerline/environment';
import { digestOf } from '@ledgerline/kernel';
import { RecordObservation } from '../../../libs/drift/src/commands/record-observation/command';
import { ApproveOverlay } from '../../../libs/environment/src/commands/approve-overlay/command';
import { ConfigureProject } from '../../../libs/environment/src/commands/configure-project/command';
import { RejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/command';
import { WithdrawReview } from '../../../libs/environment/src/commands/withdraw-review/command';
import { ReportRollout } from '../../../libs/environment/src/commands/report-rollout/command';
import { ApproveException } from '../../../libs/promotion/src/commands/approve-exception/command';
import { DeclareFreeze } from '../../../libs/promotion/src/commands/declare-freeze/command';
import { LiftFreeze } from '../../../libs/promotion/src/commands/lift-freeze/command';
import { LiftRejection } from '../../../libs/promotion/src/commands/lift-rejection/command';
import { RejectRelease } from '../../../libs/promotion/src/commands/reject-release/command';
import { RequestException } from '../../../libs/promotion/src/commands/request-exception/command';
import { AbortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/command';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { BreakGlass } from '../../../libs/promotion/src/commands/break-glass/command';
import { RequestPromotion } from '../../../libs/promotion/src/commands/request-promotion/command';
import { RevokeApproval } from '../../../libs/promotion/src/commands/revoke-approval/command';
import { AttachEvidence } from '../../../libs/release/src/commands/attach-evidence/command';
import { CutRelease } from '../../../libs/release/src/commands/cut-release/command';
import { RecordBuild } from '../../../libs/release/src/commands/record-build/command';
import type { EnvironmentName } from './project';
import { groupsOf, PROJECT, projectFile } from './project';
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
  build: (name: string, author: string, builder = 'ci'): Asked => ({
    body: { do: 'build', name, author },
    command: (cause) =>
      new RecordBuild(cause, PROJECT, {
        component: 'web',
        artifacts: [{ reference: `${repository}@${artifactOf(name)}` }],
        source: { repository: 'https://git.example/checkout', commit: 'a'.repeat(40), authors: [author] },
        builder,
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
  promote: (alias: string, environment: EnvironmentName, kind?: 'rollback' | 'retry'): Asked => ({
    body: { do: 'promote', alias, environment, ...(kind !== undefined && { kind }) },
    command: (cause) => new RequestPromotion(cause, PROJECT, environment, alias, 'it is due', kind),
  }),
  approve: (promotionId: string, planHash: string, login: string, comment?: string): Asked => ({
    body: { do: 'approve', promotionId, planHash, ...(comment !== undefined && { comment }) },
    command: (cause) => new ApprovePlan(cause, PROJECT, promotionId, planHash, groupsOf(login), comment),
  }),
  revoke: (promotionId: string, planHash: string): Asked => ({
    body: { do: 'revoke', promotionId, planHash },
    command: (cause) => new RevokeApproval(cause, PROJECT, promotionId, planHash, 'of another build'),
  }),
  breakGlass: (promotionId: string, planHash: string, login: string): Asked => ({
    body: { do: 'break-glass', promotionId, planHash },
    command: (cause) => new BreakGlass(cause, PROJECT, promotionId, planHash, 'it is down', groupsOf(login)),
  }),
  abort: (promotionId: string): Asked => ({
    body: { do: 'abort', promotionId },
    command: (cause) => new AbortPromotion(cause, PROJECT, promotionId, 'not today'),
  }),
  freeze: (name: string, until: string, login: string): Asked => ({
    body: { do: 'freeze', name, until },
    command: (cause) => {
      const freeze = { name, scope: { environments: ['prod'] }, until, reason: 'the quarter is closed' };
      return new DeclareFreeze(cause, PROJECT, freeze, groupsOf(login));
    },
  }),
  liftFreeze: (freezeId: string, login: string): Asked => ({
    body: { do: 'lift-freeze', freezeId },
    command: (cause) => new LiftFreeze(cause, PROJECT, freezeId, 'closed early', groupsOf(login)),
  }),
  wantException: (gate: string, until: string, release?: string): Asked => ({
    body: { do: 'want-exception', gate, until, release },
    command: (cause) => {
      const waives = { gate, environment: 'prod', ...(release !== undefined && { release }) };
      return new RequestException(cause, PROJECT, waives, until, 'it cannot wait');
    },
  }),
  agree: (exceptionId: string, login: string): Asked => ({
    body: { do: 'agree', exceptionId },
    command: (cause) => new ApproveException(cause, PROJECT, exceptionId, groupsOf(login), 'operator'),
  }),
  reject: (alias: string): Asked => ({
    body: { do: 'reject', alias },
    command: (cause) => new RejectRelease(cause, PROJECT, alias, 'loses orders'),
  }),
  liftRejection: (alias: string): Asked => ({
    body: { do: 'lift-rejection', alias },
    command: (cause) => new LiftRejection(cause, PROJECT, alias, 'the test was at fault'),
  }),
  propose: (environment: string, changes: Readonly<Record<string, number>>): Asked => ({
    body: { do: 'propose', environment, changes },
    command: (cause) => new ProposeOverlay(cause, PROJECT, environment, changes, 'load differs'),
  }),
  approveProposal: (environment: string, proposalId: string, login: string): Asked => ({
    body: { do: 'approve-proposal', environment, proposalId },
    command: (cause) => new ApproveOverlay(cause, PROJECT, environment, proposalId, groupsOf(login)),
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
