import type { Session } from '../session';

/** One finding, explained. */
export function explained(session: Session, findingId: string) {
  const params = { path: { project: session.project, findingId } };
  return session.ask(session.client.GET('/v1/projects/{project}/findings/{findingId}', { params }));
}

/** Where a finding is decided about: its environment is part of the address. */
export async function pathOf(session: Session, findingId: string) {
  const { finding } = await explained(session, findingId);
  return { project: session.project, environment: finding.environment, findingId };
}
