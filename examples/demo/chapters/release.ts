import type { BuiltArtifact } from '../build';
import type { Narrator } from '../narrator';
import { cut, offer } from '../offer';
import type { World } from '../world';

/** Cuts the release; again, to see the same id; and with one byte changed, to see another. */
export async function release(
  world: World,
  story: Narrator,
  files: string,
  artifacts: readonly BuiltArtifact[],
): Promise<string> {
  story.chapter('2  Release: everything that moves together, one id');
  const body = await offer(world, files, artifacts);
  const first = await cut(world, body, 'v1');
  const releaseId = first?.releaseId ?? '';
  story.hold(`v1 is ${releaseId}`, releaseId.startsWith('sha256:'));
  const counts = [
    `${String(artifacts.length)} artifacts`,
    `${String(body.migrations.orders.length)} migrations`,
    'configuration',
    `${String(Object.keys(body.flags).length)} flags`,
    '1 dataset',
  ];
  story.note(counts.join(', '));

  const again = await cut(world, body, 'v1');
  story.hold('cut again: the same id, nothing written', again?.releaseId === releaseId && !again.changed);

  const other = await cut(world, { ...body, datasets: { 'orders-sample': { version: '2026-11-02' } } }, 'v1-other');
  story.hold(
    `one byte changed: another release, ${String(other?.releaseId.slice(0, 15))}…`,
    other !== undefined && other.releaseId !== releaseId,
  );
  return releaseId;
}
