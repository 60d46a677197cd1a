import { table } from './table';
import { instant, value } from './text';

interface Missing {
  readonly owner: string | null;
  readonly keys: readonly string[];
}
interface Review {
  readonly person: string;
  readonly owners: readonly string[];
}
interface Proposal {
  readonly proposalId: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly proposer: string;
  readonly reason: string;
  readonly reverts?: number;
  readonly reviews: readonly Review[];
  readonly missing: readonly Missing[];
}
interface Version {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly proposer: string;
  readonly approver: string;
  readonly reason: string;
  readonly reviews: readonly Review[];
  readonly reverts?: number;
  readonly revertedBy: number | null;
  readonly at: string;
}

/** What an overlay sets, one line a key. */
export function settings(values: Readonly<Record<string, unknown>>): string {
  return table(Object.entries(values).map(([key, set]) => [`  ${key}`, value(set)]));
}

/** Whose word is missing, and for what: `orders-team (databases.orders.settings.work_mem)`. */
export function whoIsMissing(missing: readonly Missing[]): string {
  return missing.map(({ owner, keys }) => `${owner ?? 'anybody else'} (${keys.join(', ')})`).join(', ');
}

/** A proposal that waits: what it changes, who wants it and why, and whose word it waits for. */
export function waiting({ proposalId, changes, proposer, reason, reverts, reviews, missing }: Proposal): string {
  const back = reverts === undefined ? '' : `back to version ${String(reverts)}, `;
  return [
    `  proposed   ${proposalId}  ${changed(changes)}`,
    `    why      ${back}${proposer}: ${reason}`,
    ...(reviews.length > 0 ? [`    said yes ${reviewers(reviews)}`] : []),
    `    missing  ${whoIsMissing(missing)}`,
  ].join('\n');
}

/** The versions, one line each, the newest first. */
export function versionTable(versions: readonly Version[], now: Date): string {
  return table(
    versions.map((version) => [
      String(version.version),
      instant(version.at, now),
      changed(version.changes),
      `${version.proposer}: ${version.reason}`,
      reviewedBy(version),
      became(version),
    ]),
    ['VERSION', 'SINCE', 'CHANGED', 'WHY', 'REVIEWED BY', ''],
  );
}

/** One version with all of its values. */
export function versionText(environment: string, version: Version, now: Date): string {
  const { proposer, reason, values } = version;
  return [
    `${environment}, overlay ${String(version.version)}, ${instant(version.at, now)}  ${became(version)}`.trimEnd(),
    settings(values),
    `  changed    ${changed(version.changes)}`,
    `  why        ${proposer}: ${reason}`,
    `  reviewed   ${reviewedBy(version)}`,
  ].join('\n');
}

function changed(changes: Readonly<Record<string, unknown>>): string {
  return Object.entries(changes)
    .map(([key, set]) => (set === null ? `${key} taken out` : `${key}=${value(set)}`))
    .join(', ');
}

function reviewedBy({ reviews, approver }: Version): string {
  return reviews.length === 0 ? approver : reviewers(reviews);
}

function reviewers(reviews: readonly Review[]): string {
  return reviews
    .map(({ person, owners }) => (owners.length === 0 ? person : `${person} (${owners.join(', ')})`))
    .join(', ');
}

function became({ reverts, revertedBy }: Version): string {
  return [
    ...(reverts === undefined ? [] : [`back to ${String(reverts)}`]),
    ...(revertedBy === null ? [] : [`reverted by ${String(revertedBy)}`]),
  ].join(', ');
}
