type Data = Readonly<Record<string, unknown>>;

/** `{a.b}` stands for that part of the event's data; a sentence whose last parts are in `[…]` loses those it has no data for. */
const summaries: Readonly<Record<string, string>> = {
  'api-key.issued': 'key {keyId} issued to {principal.kind} {principal.id} as {role}[ for {environment}]',
  'api-key.revoked': 'key {keyId} revoked: {reason}',
  'api-key.rotated': 'key {keyId} got another secret, the former one opens until {formerUntil}: {reason}',
  'artifact.indexed': 'artifact {digest} filed under build {buildId}',
  'automation.paused': 'automatic promotion to {environment} paused[ by {person}]: {reason}',
  'automation.resumed': 'automatic promotion to {environment} resumed by {person}: {reason}',
  'blob.stored': 'document {digest} stored, {sizeBytes} bytes, part {chunk} of {chunks}',
  'build.published': 'artifact {digest} published to {repository} by {publisher}',
  'build.recorded': 'build of {component} recorded from {source.repository} at {source.commit}',
  'delivery.accepted': '{type} accepted from {source}',
  'environment.converged': '{environment} found as declared, intent {intentRevision}',
  'evidence.attached': '{kind} "{suite}" {verdict} for release {releaseId}[ in {environment}]',
  'exception.approved': 'exception {exceptionId} approved by {person}[: {comment}]',
  'exception.ended': 'exception {exceptionId} ended by {person}: {reason}',
  'exception.ending-announced': 'exception {exceptionId} ends at {until}: {owner} is told',
  'exception.expired': 'exception {exceptionId} expired: what it waived counts again',
  'exception.granted': 'exception {exceptionId} in force until {until}: {reason}',
  'exception.rejected': 'exception {exceptionId} rejected by {person}: {reason}',
  'exception.requested': 'exception {exceptionId} requested by {requester} until {until}: {reason}',
  'finding.acceptance-expired': '{findingId} in {environment} is no longer accepted: {exceptionId} has expired',
  'finding.accepted': '{findingId} in {environment} accepted by {person} until {until}: {reason}',
  'finding.acknowledged': '{findingId} in {environment} acknowledged by {person}',
  'finding.assigned': '{findingId} in {environment} assigned by {person}[ to {assignee.kind} {assignee.id}]',
  'finding.capture-ended': '{findingId} in {environment} will not be captured: {because}',
  'finding.capture-proposed': '{findingId} in {environment} to be captured by {person}, proposal {proposalId}',
  'finding.closed': '{findingId} in {environment} closed as {as}',
  'finding.deadline-announced':
    '{findingId} in {environment} has to be decided about by {deadline}[: {assignee.id} is told]',
  'finding.escalated': '{findingId} in {environment} is past its deadline, {deadline}[: {to} is told]',
  'finding.flapping': '{findingId} in {environment} comes and goes, {reopenings} times since {since}',
  'finding.opened': '{findingId} opened in {environment}: {difference.reason}',
  'finding.release-proposed': '{findingId} in {environment} to be captured by {person} with the next release: {reason}',
  'finding.reopened': '{findingId} reopened in {environment}: {difference.reason}',
  'finding.revert-reported': '{findingId} in {environment} reverted, says {deployer}',
  'finding.revert-requested': '{findingId} in {environment} to be reverted, asks {person}: {reason}',
  'finding.snooze-ended': '{findingId} in {environment} is back on the list',
  'finding.snoozed': '{findingId} in {environment} snoozed by {person} until {until}: {reason}',
  'freeze.declared': 'freeze "{name}" declared by {person} until {until}: {reason}',
  'freeze.lifted': 'freeze {freezeId} lifted by {person}: {reason}',
  'intent.declared':
    '{environment} declared to be {document.release.alias}, overlay {document.overlayVersion}, intent {intentRevision}',
  'intent.withheld': 'authorisation {authorization} of promotion {promotionId} to {environment} withheld by {person}',
  'message.discarded': 'message {messageId} discarded: {reason}',
  'message.quarantined': 'message at {topic} {partition}:{offset} set aside: {explanation}',
  'message.released': 'message {messageId} tried again: {outcome}',
  'migrations.registered': 'migrations of {database} registered with release {releaseId}',
  'observation.recorded': '{detector} observed {environment}: {completeness}[, {problem}]',
  'observation.repeated': '{detector} observed {environment}: the same again',
  'overlay.approved': 'overlay {version} of {environment} approved by {approver}',
  'overlay.proposed': 'overlay change of {environment} proposed by {proposer}: {reason}',
  'overlay.rejected': 'overlay change of {environment} rejected by {rejecter}: {reason}',
  'overlay.review-withdrawn': 'review of the overlay change of {environment} taken back by {person}: {reason}',
  'overlay.reviewed': 'overlay change of {environment} reviewed by {person}',
  'overlay.superseded': 'overlay change of {environment} superseded by version {version}',
  'project.change-proposed': 'change of policy {proposalId} proposed by {proposer}, for {asks.of} to review: {reason}',
  'project.change-rejected': 'change of policy {proposalId} rejected by {rejecter}: {reason}',
  'project.change-reviewed': 'change of policy {proposalId} approved by {person}[: {comment}]',
  'project.change-withdrawn': 'change of policy {proposalId} withdrawn by {proposer}',
  'project.configured':
    'project {project} configured, version {version}[, as proposed in {because.proposalId}][, past {overridden.asks.of}, who were not asked: {overridden.reason}]',
  'promotion.aborted': 'promotion to {environment} aborted by {person}: {reason}',
  'promotion.approval-revoked': 'approval of plan {planHash} for {environment} taken back by {person}: {reason}',
  'promotion.authorized': 'promotion of {releaseId} to {environment} authorised, plan {planHash}',
  'promotion.completed': 'promotion to {environment} completed, intent {intentRevision}',
  'promotion.failed': 'promotion to {environment} failed: {reason}',
  'promotion.gates-evaluated': 'gates of the promotion to {environment} evaluated',
  'promotion.glass-break-asked': '{person} asks for the gates of the promotion to {environment} to be broken: {reason}',
  'promotion.glass-break-reviewed': 'broken glass of the promotion to {environment} reviewed by {person}: {review}',
  'promotion.glass-broken': 'glass broken for the promotion to {environment} until {until}: {reason}',
  'promotion.plan-approved': 'plan {planHash} for {environment} approved by {person}[: {comment}]',
  'promotion.planned': 'promotion of {plan.release.alias} to {environment} planned, plan {planHash}',
  'promotion.requested': 'promotion[ ({kind})] of {releaseId} to {environment} requested by {requester}: {reason}',
  'promotion.rolling-out': 'promotion to {environment} rolling out, intent {intentRevision}',
  'promotion.superseded': 'promotion to {environment} superseded by {by}',
  'release.alias-claimed': 'alias {alias} claimed for release {releaseId}',
  'release.cut': 'release {alias} cut, {releaseId}',
  'release.rejected': 'release {releaseId} rejected by {person}: {reason}',
  'release.rejection-lifted': 'rejection of release {releaseId} lifted by {person}: {reason}',
  'rollout.failed': 'rollout of intent {intentRevision} in {environment} failed, says {deployer}: {reason}',
  'rollout.finished': 'rollout of intent {intentRevision} in {environment} finished, says {deployer}',
  'rollout.progressed': 'rollout of intent {intentRevision} in {environment}: {step}, {done} of {of}',
  'rollout.started': 'rollout of intent {intentRevision} in {environment} started by {deployer}',
  'session.ended': '{principal.id} signed out, session {sessionId}',
  'session.offered': 'login link made for {principal.id}, good until {expiresAt}',
  'session.started': '{principal.id} signed in with a {by}, session {sessionId}',
  'session.used': 'session {sessionId} of {principal.id} goes on until {idleAt}',
  'standing.gates-evaluated': 'gates of {state} evaluated for release {releaseId}',
  'standing.state-reached': 'release {releaseId} is {state}',
};

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const DIGEST_SHOWN = 'sha256:'.length + 8;
const LONGEST = 300;

/** A piece of a sentence: words, a value, or pieces that are left out together when one of their values is missing. */
type Piece = string | { readonly path: readonly string[] } | { readonly optional: readonly Piece[] };

const compiled = new Map(Object.entries(summaries).map(([type, sentence]) => [type, piecesOf(sentence)]));

/** What the event says, in one line; its type in words when there is no sentence for it. */
export function summaryOf(type: string, data: Data): string {
  const pieces = compiled.get(type) ?? [type.replace(/[.-]/g, ' ')];
  const told = pieces.map((piece) => toldOf(piece, data) ?? '—').join('');
  const line = /[\r\n\t]| {2}/.test(told) ? told.replace(/\s+/g, ' ').trim() : told;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function piecesOf(sentence: string): readonly Piece[] {
  return [...sentence.matchAll(/\[([^\]]*)\]|\{([^}]+)\}|[^[{]+/g)].map(([words, optional, path]) => {
    if (optional !== undefined) return { optional: piecesOf(optional) };
    return path === undefined ? words : { path: path.split('.') };
  });
}

/** Undefined when a value is missing that the piece cannot do without. */
function toldOf(piece: Piece, data: Data): string | undefined {
  if (typeof piece === 'string') return piece;
  if ('path' in piece) return valueAt(piece.path, data);
  const told = piece.optional.map((inner) => toldOf(inner, data));
  return told.includes(undefined) ? '' : told.join('');
}

function valueAt(path: readonly string[], data: Data): string | undefined {
  let value: unknown = data;
  for (const name of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return DIGEST.test(value) ? value.slice(0, DIGEST_SHOWN) : value;
}
