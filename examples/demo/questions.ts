import { until } from './until';
import type { EnvironmentName, World } from './world';
import { PROJECT } from './world';

const path = { project: PROJECT };

/** What the promotion looks like now, on the board. */
async function promotionOf(world: World, promotionId: string) {
  const { data } = await world.as('ida').GET('/v1/projects/{project}/promotions/{promotionId}', {
    params: { path: { ...path, promotionId } },
  });
  return data;
}

export type PromotionView = NonNullable<Awaited<ReturnType<typeof promotionOf>>>;

/** The promotion once it satisfies; by then the sagas have done their part. */
export function promotionWhen(
  world: World,
  promotionId: string,
  what: string,
  satisfies: (view: PromotionView) => boolean,
) {
  return until(what, async () => {
    const view = await promotionOf(world, promotionId);
    return view !== undefined && satisfies(view) ? view : undefined;
  });
}

export async function environmentAt(world: World, environment: EnvironmentName, at?: string) {
  const { data } = await world.as('ida').GET('/v1/projects/{project}/environments/{environment}', {
    params: { path: { ...path, environment }, query: at === undefined ? {} : { at } },
  });
  return data;
}

export async function findingsOf(world: World, environment: EnvironmentName) {
  const { data } = await world.as('ida').GET('/v1/projects/{project}/findings', {
    params: { path, query: { environment } },
  });
  return data?.items ?? [];
}

export type FindingView = Awaited<ReturnType<typeof findingsOf>>[number];
