import type { ProjectShape } from '../../project-shape';
import type { Build } from '../record-build/command';
import type { ArtifactPackaged, ArtifactPublished } from './cdevent';
import type { NamedArtifact, Purl } from './component-of';
import { artifactOf } from './component-of';

/** What an event says in the ledger's own words. */
export type Mapped =
  | { readonly as: 'build'; readonly build: Build }
  | { readonly as: 'publication'; readonly component: string; readonly reference: string; readonly publisher: string }
  | { readonly as: 'irrelevant'; readonly because: string };

/** A build made from a change; whoever sent the event ran it. */
export function mapPackaged(event: ArtifactPackaged, purl: Purl, shape: ProjectShape): Mapped {
  const artifact = artifactOf(purl, shape);
  if (typeof artifact === 'string') return { as: 'irrelevant', because: artifact };
  const { component, tag } = artifact;
  const { change } = event.subject.content;
  const authors = typeof event.customData === 'object' ? (event.customData.authors ?? []) : [];
  const source = { repository: change.source ?? event.context.source, commit: change.id, authors };
  const artifacts = [{ reference: referenceOf(artifact), ...(tag !== undefined && { tags: [tag] }) }];
  return { as: 'build', build: { component, artifacts, source, builder: event.context.source } };
}

export function mapPublished(event: ArtifactPublished, purl: Purl, shape: ProjectShape): Mapped {
  const artifact = artifactOf(purl, shape);
  if (typeof artifact === 'string') return { as: 'irrelevant', because: artifact };
  const publisher = event.subject.content.user ?? event.context.source;
  return { as: 'publication', component: artifact.component, reference: referenceOf(artifact), publisher };
}

function referenceOf({ repository, digest }: NamedArtifact): string {
  return `${repository}@${digest}`;
}
