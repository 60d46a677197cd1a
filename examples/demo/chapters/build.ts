import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BuiltArtifact } from '../build';
import { buildArtifact } from '../build';
import type { Narrator } from '../narrator';
import { patientFetch } from '../patient-fetch';
import { readYaml } from '../project-files';
import type { World } from '../world';
import { PROJECT } from '../world';

/** Applies the project file; then builds both components and lets their build events in. */
export async function build(
  world: World,
  story: Narrator,
  files: string,
  version: string,
): Promise<readonly BuiltArtifact[]> {
  story.chapter('1  Build: two artifacts, digests from their bytes, CDEvents over HTTP');
  const configuration = await readYaml(join(files, 'ledgerline.yaml'));
  const applied = await world.as('root').PUT('/v1/projects/{project}/configuration', {
    params: { path: { project: PROJECT } },
    body: { configuration },
  });
  story.hold(`ledgerline.yaml applied as version ${String(applied.data?.version)}`, applied.data?.version === 1);

  const artifacts: BuiltArtifact[] = [];
  for (const component of ['web', 'worker']) {
    const artifact = await buildArtifact(
      join(files, 'services', component),
      component,
      version,
      world.registry,
      `registry.example/checkout/${component}`,
    );
    for (const kind of ['packaged', 'published'] as const) await announce(world, artifact, kind);
    story.fact(
      `${component} ${version}  ${artifact.digest.slice(0, 23)}…  ${String(artifact.bytes)} bytes, packaged and published`,
    );
    artifacts.push(artifact);
  }
  return artifacts;
}

async function announce(world: World, artifact: BuiltArtifact, kind: 'packaged' | 'published'): Promise<void> {
  const id = randomUUID();
  const type = `dev.cdevents.artifact.${kind}.0.3.0`;
  const source = '/ci/checkout';
  const time = new Date().toISOString();
  const purl = `pkg:oci/${artifact.component}@${encodeURIComponent(artifact.digest)}?repository_url=${encodeURIComponent(artifact.repository)}`;
  const content =
    kind === 'packaged'
      ? { change: { id: '9f1c2d3e4b5a69788796a5b4c3d2e1f001122334', source: 'git.example/acme/checkout' } }
      : { user: 'ci' };
  const request = new Request(`${world.ledgerline.url}/v1/projects/${PROJECT}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${world.keyOf('ci')}` },
    body: JSON.stringify({
      specversion: '1.0',
      id,
      source,
      type,
      time,
      subject: purl,
      datacontenttype: 'application/json',
      data: {
        context: { specversion: '0.5.1', id, source, type, timestamp: time },
        subject: { id: purl, source, content },
        customData: { authors: ['olga'] },
        customDataContentType: 'application/json',
      },
    }),
  });
  const response = await patientFetch(request);
  const { results } = (await response.json()) as { results?: readonly { outcome: string }[] };
  if (results?.[0]?.outcome !== 'recorded') {
    throw new Error(`the ${kind} event of ${artifact.component} was not recorded: ${JSON.stringify(results)}`);
  }
}
