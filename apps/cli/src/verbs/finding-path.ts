import { momentIn } from '../addressing';
import type { Session } from '../session';

/** One finding, explained; now or as of a moment. */
export function explained(session: Session, findingId: string, at?: string) {
  const params = { path: { project: session.project, findingId }, query: momentIn(at) };
  return session.ask(session.client.GET('/v1/projects/{project}/findings/{findingId}', { params }));
}

/** Where a finding is decided about: its environment is part of the address. */
export async function pathOf(session: Session, findingId: string) {
  const { finding } = await explained(session, findingId);
  return { project: session.project, environment: finding.environment, findingId };
}
