import { type Session, UsageError } from './session';

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

/** The same; there has to be one. */
export async function thePromotion(session: Session, release: string, environment: string) {
  const promotion = await latestPromotion(session, release, environment);
  if (promotion === undefined) throw new UsageError(`nobody asked for ${release} in ${environment}`);
  return promotion;
}

/** The hash of the plan that was read: the one that was given, or of the present plan where nobody has to have read it. */
export function planHashOf(promotion: { readonly planHash: string | null }, given: string | undefined): string {
  const hash = given ?? promotion.planHash;
  if (hash === null) throw new UsageError('its plan is still being made; try again in a moment');
  return hash;
}
