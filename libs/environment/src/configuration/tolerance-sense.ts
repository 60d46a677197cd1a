import { refuse, type Refusal } from '@ledgerline/kernel';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';
import type { ToleranceRule } from '../tolerance-rule';

type ToleranceRefusal = Refusal<'environment-unknown' | 'tolerance-invalid'>;
type Path = readonly (string | number)[];

/** What can be compared; only some of it tells who wrote what. */
const domains: readonly string[] = ['artifacts', 'flagd', 'kubernetes', 'postgres'];
const withWriters: readonly string[] = ['kubernetes'];

/** Why one of the tolerances could never apply, or would have no end to it; undefined when all of them are sound. */
export function senselessTolerance({
  tolerances = [],
  environments,
}: ProjectConfiguration): ToleranceRefusal | undefined {
  for (const [index, tolerance] of tolerances.entries()) {
    const at = (...path: Path) => pointerTo('configuration', 'tolerances', index, ...path);
    const stranger = (tolerance.environments ?? []).findIndex((name) => !Object.hasOwn(environments, name));
    if (stranger >= 0) {
      const environment = tolerance.environments?.[stranger] ?? '';
      return refuse('environment-unknown', { environment }, at('environments', stranger));
    }
    const flaw = flawOf(tolerance);
    if (flaw !== undefined) {
      const { problem, path } = flaw;
      return refuse('tolerance-invalid', { number: index + 1, by: tolerance.by, problem }, at(...path));
    }
  }
  return undefined;
}

function flawOf({ domain, path, until, within }: ToleranceRule): { problem: string; path: Path } | undefined {
  const { 'at-least': least, 'at-most': most, written } = within;
  if (!domains.includes(domain)) {
    return { problem: `is about ${domain}, and there are ${domains.join(', ')}`, path: ['domain'] };
  }
  if (written === true && !withWriters.includes(domain)) {
    return { problem: `lets be what it wrote, and ${domain} does not record who wrote`, path: ['within', 'written'] };
  }
  if (least !== undefined && most !== undefined && least > most) {
    const problem = `allows nothing: at least ${String(least)} and at most ${String(most)}`;
    return { problem, path: ['within', 'at-least'] };
  }
  if (/^[*.[\]/]+$/.test(path)) return { problem: 'names no place: its path is made of `*` alone', path: ['path'] };
  return until !== undefined && Number.isNaN(Date.parse(until))
    ? { problem: 'ends at an instant that does not exist', path: ['until'] }
    : undefined;
}
