import type { components } from '@ledgerline/api-client';
import { table } from './table';
import { value } from './text';
import { cut } from './width';

type Plan = components['schemas']['ConfigurationPlan'];

const LONGEST_VALUE = 60;
const short = (of: unknown) => cut(value(of), LONGEST_VALUE);

/** `2 of platform-leads`. */
export function asked({ of, count }: { readonly of: string; readonly count: number }, missing = count): string {
  return `${String(missing)} of ${of}`;
}

/** A line a place that would change; what is policy is marked as such. */
export function changeLines(changes: Plan['changes']): string {
  return table(
    changes.map(({ kind, path, from, to, governed }) => [
      `  ${kind}`,
      path,
      `${short(from)} → ${short(to)}`,
      governed ? 'policy' : '',
    ]),
  );
}

/** A line a value that would no longer be allowed. */
export function fallOutLines(fallsOut: Plan['fallsOut']): string {
  return table(
    fallsOut.map(({ environment, key, value: held, because, owner, proposalId }) => [
      `  falls out`,
      `${environment} ${key}`,
      `${short(held)}${proposalId === undefined ? '' : ' (proposed)'}`,
      because,
      owner,
    ]),
  );
}

/** What the configuration would do to what is there, beside the values that fall out of it. */
export function consequenceLines({ stranded, statesGone, promotions }: Plan): readonly string[] {
  return [
    ...stranded.map(
      ({ environment, release, because }) =>
        `  stranded   ${environment} with ${release} gets no next intent until that is settled: ${because}`,
    ),
    ...statesGone.map((state) => `  gone       state ${state}; releases that reached it keep it, and it opens nothing`),
    ...promotions.map(
      ({ promotionId, environment, alias }) =>
        `  gone       promotion ${promotionId} of ${alias ?? 'a release'} to ${environment} is under way`,
    ),
  ];
}
