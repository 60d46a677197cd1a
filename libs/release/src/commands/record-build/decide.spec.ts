import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ArtifactIndexed, BuildRecorded } from '../../events';
import { build } from '../../evolve';
import type { ProjectShape } from '../../project-shape';
import type { Build } from './command';
import { RecordBuild } from './command';
import { describeBuild, filedUnder, indexArtifact, recordBuild } from './decide';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const shape: ProjectShape = {
  components: { web: { repository: 'ghcr.io/acme/web' }, worker: { repository: 'ghcr.io/acme/worker' } },
  databases: {},
  datasets: {},
  environments: {},
};
const made: Build = {
  component: 'web',
  artifacts: [{ reference: `ghcr.io/acme/web@${digest('a')}`, tags: ['latest'] }],
  source: { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] },
  builder: 'ci',
};
const by = (kind: 'person' | 'service', id: string) => ({
  commandId: 'c-1',
  actor: { kind, id },
  causationId: 'c-1',
  correlationId: 'c-1',
});
const describing = (build: Build, cause = by('service', 'ci')) =>
  describeBuild(new RecordBuild(cause, 'checkout', build), shape);

function described(build: Build, cause = by('service', 'ci')): BuildRecorded['data'] {
  const data = describing(build, cause);
  if (data instanceof Refusal) throw new Error(data.code);
  return data;
}

describe('describing a build', () => {
  it('takes references apart and keeps tags as labels', () => {
    const [artifact] = described({
      ...made,
      artifacts: [{ reference: `ghcr.io/acme/web:v84@${digest('a')}` }],
    }).artifacts;
    expect(artifact).toEqual({ digest: digest('a'), repository: 'ghcr.io/acme/web', tags: ['v84'] });
  });

  it('gives the same build the same id, whatever its labels and the order of its parts', () => {
    const other = { reference: `ghcr.io/acme/web@${digest('b')}` };
    const first = { reference: `ghcr.io/acme/web@${digest('a')}` };
    const both = described({ ...made, artifacts: [first, other] });
    const again = described({
      ...made,
      artifacts: [{ ...other, tags: ['v84'], mediaType: 'application/gzip', sizeBytes: 7 }, first],
    });
    expect(again.buildId).toBe(both.buildId);
  });

  it.each([
    ['component', { ...made, component: 'worker' }],
    ['digest', { ...made, artifacts: [{ reference: `ghcr.io/acme/web@${digest('b')}` }] }],
    ['repository', { ...made, artifacts: [{ reference: `mirror.acme/web@${digest('a')}` }] }],
    ['commit', { ...made, source: { ...made.source, commit: '9f1c2d4' } }],
    ['author', { ...made, source: { ...made.source, authors: ['olga', 'kai'] } }],
    ['builder', { ...made, builder: 'laptop' }],
  ])('gives a build with another %s another id', (_what, other) => {
    expect(described(other).buildId).not.toBe(described(made).buildId);
  });

  it('remembers the person who recorded it, and no service', () => {
    expect(described(made, by('person', 'kai')).recordedBy).toBe('kai');
    expect(described(made)).not.toHaveProperty('recordedBy');
  });

  it.each(['payments', 'constructor', '__proto__'])(
    'refuses a component that the project does not have: %s',
    (component) => {
      expect(describing({ ...made, component })).toEqual(
        new Refusal('unknown-component', { component, known: 'web, worker' }, '/component'),
      );
    },
  );

  it('refuses a tag and says which artifact has it', () => {
    const reference = 'ghcr.io/acme/web:latest';
    const artifacts = [...made.artifacts, { reference }];
    expect(describing({ ...made, artifacts })).toEqual(
      new Refusal('tag-not-a-digest', { reference }, '/artifacts/1/reference'),
    );
  });
});

describe('recording a build', () => {
  const web = described(made);

  it('records it', () => {
    given(build)
      .when((state) => recordBuild(web, state))
      .then(BuildRecorded(web));
  });

  it('changes nothing the second time', () => {
    given(build, BuildRecorded(web))
      .when((state) => recordBuild(web, state))
      .thenNothing();
  });

  it('records another build of the same artifact beside the first', () => {
    const rebuilt = described({ ...made, source: { ...made.source, commit: 'abc1234' } });
    given(build, BuildRecorded(web))
      .when((state) => recordBuild(rebuilt, state))
      .then(BuildRecorded(rebuilt));
  });

  it('files a build of several artifacts under one, whatever their order, and indexes the others once', () => {
    const reference = (letter: string) => ({ reference: `ghcr.io/acme/web@${digest(letter)}` });
    const multi = described({ ...made, artifacts: [reference('b'), reference('a')] });
    expect(filedUnder(multi)).toBe(digest('a'));
    const { project, buildId } = multi;
    const indexed = ArtifactIndexed({ project, digest: digest('b'), buildId, filedUnder: digest('a') });
    given(build)
      .when((state) => indexArtifact(multi, digest('b'), state))
      .then(indexed);
    given(build, indexed)
      .when((state) => indexArtifact(multi, digest('b'), state))
      .thenNothing();
  });
});
