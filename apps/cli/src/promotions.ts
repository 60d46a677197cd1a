import type { Session } from './session';

/** The latest promotion of a release to an environment, if there was any. */
export async function latestPromotion(session: Session, release: string, environment: string) {
  const path = { project: session.project };
  const [{ releaseId }, page] = await Promise.all([
    session.ask(
      session.client.GET('/v1/projects/{project}/releases/{ref}', { params: { path: { ...path, ref: release } } }),
    ),
    session.ask(
      session.client.GET('/v1/projects/{project}/promotions', { params: { path, query: { environment, limit: 200 } } }),
    ),
  ]);
  return page.items.find((promotion) => promotion.releaseId === releaseId);
}
