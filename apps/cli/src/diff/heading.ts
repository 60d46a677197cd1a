import { counted, instant, plural } from '../output/text';
import type { Diff } from './names';

type Side = Diff['from'];

/** `stage v84 · prod v81`. */
export function headingOf({ from, to }: Diff): string {
  return `${sideOf(from)} · ${sideOf(to)}`;
}

/** `as of now, position 18 204`, or each side's own moment where they differ. */
export function momentsOf({ from, to }: Diff, now: Date): string {
  const [one, other] = [momentOf(from, now), momentOf(to, now)];
  if (one === undefined || other === undefined || one === other) return one ?? other ?? '';
  return `${from.name} ${one}, ${to.name} ${other}`;
}

/** How many are unexplained, and what to run next. */
export function conclusionOf({ differences, counts, to }: Diff): string {
  if (differences.length === 0) return 'No differences.';
  if (counts.unexplained === 0) {
    return `${plural(differences.length, 'difference')}, none of them unexplained.`;
  }
  const next = differences.find(({ classification }) => classification === 'unexplained');
  const place = next?.declared?.[0]?.environment ?? to.environment;
  const command =
    next?.findingId === undefined
      ? `ledgerline overlay show ${place ?? '…'}`
      : `ledgerline drift explain ${next.findingId}`;
  return `${plural(counts.unexplained, 'unexplained difference')}.   ${command}`;
}

export function sideOf({ kind, name, release }: Side): string {
  return kind === 'environment' && release !== undefined ? `${name} ${release.alias}` : name;
}

function momentOf({ asOf }: Side, now: Date): string | undefined {
  if (asOf === undefined) return undefined;
  const { position, instant: at, now: isNow } = asOf;
  if (at !== undefined) return `as of ${instant(at, now)}`;
  const where = position === undefined ? '' : `position ${counted(position)}`;
  if (!isNow) return `as of ${where}`;
  return `as of now${where === '' ? '' : `, ${where}`}`;
}

/** Whether no side is of the past. */
export function isPresent({ from, to }: Diff): boolean {
  return [from, to].every(({ asOf }) => asOf?.now !== false);
}
