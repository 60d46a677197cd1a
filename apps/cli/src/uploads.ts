import type { Session } from './session';

/** The bytes as a blob; the content address makes a repeat harmless. Its digest. */
export async function upload(session: Session, bytes: Buffer, mediaType: string): Promise<string> {
  const { digest } = await session.ask(
    session.client.POST('/v1/projects/{project}/blobs', {
      params: { path: { project: session.project } },
      body: bytes as never,
      bodySerializer: () => new Uint8Array(bytes),
      headers: { 'content-type': mediaType },
    }),
  );
  return digest;
}
