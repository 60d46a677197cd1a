import { client } from '../api/client';
import { useAnswer } from '../api/use-answer';
import type { Destination, Kind, Screen } from './screen';
import { useScreens } from './screen';

interface Found extends Destination {
  readonly name: string;
  readonly kind: 'screen' | Kind;
}

const MOST_SHOWN = 50;

/** Everything that can be gone to whose name has the text in it; what begins with it comes first. */
export function useDestinations(project: string, text: string, at: string | undefined): readonly Found[] {
  const path = { project };
  const query = at === undefined ? {} : { at };
  const releases = useAnswer({
    project,
    key: ['palette', 'releases'],
    tables: ['release_dossier'],
    at,
    ask: (signal) =>
      client.GET('/v1/projects/{project}/releases', { params: { path, query: { ...query, limit: 200 } }, signal }),
  });
  const environments = useAnswer({
    project,
    key: ['palette', 'environments'],
    tables: ['project_configuration'],
    at,
    ask: (signal) => client.GET('/v1/projects/{project}/environments', { params: { path, query }, signal }),
  });
  const findings = useAnswer({
    project,
    key: ['palette', 'findings'],
    tables: ['findings'],
    ask: (signal) => client.GET('/v1/projects/{project}/findings', { params: { path, query: { limit: 200 } }, signal }),
  });
  const screens = useScreens();
  const things: readonly (readonly [Kind, string])[] = [
    ...(environments.data?.data.items ?? []).map(({ environment }) => ['environment', environment] as const),
    ...(releases.data?.data.items ?? []).map(({ alias }) => ['release', alias] as const),
    ...(findings.data?.data.items ?? []).map(({ findingId }) => ['finding', findingId] as const),
  ];
  const all: readonly Found[] = [
    ...screens.map(({ path: to, title }) => ({ path: to, name: title, kind: 'screen' as const })),
    ...screens.flatMap(({ places = [] }) => places.map((place) => ({ ...place, kind: 'screen' as const }))),
    ...things.flatMap(([kind, name]) => shownBy(screens, kind, name)),
  ];
  const wanted = text.trim().toLowerCase();
  const score = ({ name }: Found) => name.toLowerCase().indexOf(wanted);
  return all
    .filter((one) => score(one) >= 0)
    .sort((one, other) => Math.min(score(one), 1) - Math.min(score(other), 1))
    .slice(0, MOST_SHOWN);
}

function shownBy(screens: readonly Screen[], kind: Kind, name: string): readonly Found[] {
  const destination = screens.findLast(({ shows }) => shows?.[kind] !== undefined)?.shows?.[kind]?.(name);
  return destination === undefined ? [] : [{ ...destination, name, kind }];
}
