import { given } from '@ledgerline/testing';
import { BuildPublished, BuildRecorded } from '../../events';
import { build } from '../../evolve';
import { PublishArtifact } from './command';
import { publishArtifact } from './decide';

const { digest } = BuildPublished.sample;
const cause = { commandId: 'c-1', actor: { kind: 'service', id: 'ci' }, causationId: '', correlationId: '' } as const;
const publish = (repository: string) =>
  given(build, BuildRecorded(BuildRecorded.sample), BuildPublished(BuildPublished.sample)).when((state) => {
    const command = new PublishArtifact(cause, 'checkout', 'web', `${repository}@${digest}`, 'ci');
    return publishArtifact(command, { repository, digest: digest as `sha256:${string}` }, 'b-1', state);
  });

describe('publishing an artifact', () => {
  it('changes nothing where it can be pulled already', () => {
    publish('ghcr.io/acme/web').thenNothing();
  });

  it('records every further place', () => {
    publish('mirror.acme/web').then(BuildPublished({ ...BuildPublished.sample, repository: 'mirror.acme/web' }));
  });
});
