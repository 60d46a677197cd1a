import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import type { BuildRecorded } from '../../events';
import { ReleaseAliasClaimed, ReleaseCut } from '../../events';
import { alias, release } from '../../evolve';
import { CutRelease } from './command';
import { claimAlias, cutRelease, describeRelease } from './decide';
import type { ReleaseOffer } from './release-offer';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const cause = (kind: 'person' | 'service', id: string) => ({
  commandId: 'c-1',
  actor: { kind, id },
  causationId: 'c-1',
  correlationId: 'c-1',
});
const build = (more: Partial<BuildRecorded['data']> = {}): BuildRecorded['data'] => ({
  project: 'checkout',
  buildId: 'b-1',
  component: 'web',
  artifacts: [{ digest: digest('a'), repository: 'ghcr.io/acme/web' }],
  source: { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] },
  builder: 'ci',
  ...more,
});
const offer: ReleaseOffer = {
  artifacts: { web: digest('a') },
  migrations: { orders: [{ id: '0001_create', checksum: digest('c') }] },
};

interface Case {
  readonly offer?: ReleaseOffer;
  readonly alias?: string;
  readonly builds?: readonly BuildRecorded['data'][];
  readonly by?: ReturnType<typeof cause>;
}

function describing({ offer: what = offer, alias: name, builds = [build()], by = cause('service', 'ci') }: Case = {}) {
  return describeRelease(new CutRelease(by, 'checkout', what, name), new Map([['web', builds]]));
}

function described(what: Case = {}): ReleaseCut['data'] {
  const data = describing(what);
  if (data instanceof Refusal) throw new Error(data.code);
  return data;
}

describe('describing a release', () => {
  it('fixes the whole content, with the artifact where its build put it', () => {
    expect(described().content).toEqual({
      schema: 'ledgerline.release/v1',
      project: 'checkout',
      artifacts: { web: { digest: digest('a'), repository: 'ghcr.io/acme/web' } },
      migrations: { orders: [{ id: '0001_create', checksum: digest('c') }] },
      modules: {},
      configuration: {},
      flags: {},
      datasets: {},
      manifests: {},
    });
  });

  it('takes what a dataset tells of itself for its content, and an instant for what it is', () => {
    const dataset = { version: '7', schema: { orders: '0001_create' }, provenance: 'prod-eu, anonymised' };
    const taken = (takenAt: string) =>
      described({ offer: { ...offer, datasets: { sample: { ...dataset, takenAt } } } });
    const { releaseId, content } = taken('2026-11-01T04:00:00+01:00');
    expect(content.datasets).toEqual({ sample: { ...dataset, takenAt: '2026-11-01T03:00:00.000Z' } });
    expect(taken('2026-11-01T03:00:00Z').releaseId).toBe(releaseId);
    expect(taken('2026-11-01T03:00:01Z').releaseId).not.toBe(releaseId);
    expect(described({ offer: { ...offer, datasets: { sample: { version: '7' } } } }).content.datasets).toEqual({
      sample: { version: '7' },
    });
  });

  it('names it after its id when nobody gave it a name', () => {
    const { releaseId, alias: name } = described();
    expect(name).toBe(`r-${releaseId.slice(7, 15)}`);
    expect(described({ alias: 'v84' })).toMatchObject({ releaseId, alias: 'v84' });
  });

  it('refuses a name that another release could get from its id', () => {
    expect(describing({ alias: 'r-00000000' })).toEqual(
      new Refusal('alias-reserved', { alias: 'r-00000000' }, '/alias'),
    );
  });

  it('refuses an artifact that no recorded build made', () => {
    expect(describing({ builds: [] })).toEqual(
      new Refusal('artifact-not-built', { component: 'web', digest: digest('a') }, '/artifacts/web'),
    );
  });

  it('refuses a content without measure', () => {
    const configuration = { web: { text: 'x'.repeat(512 * 1024) } };
    expect(describing({ offer: { ...offer, configuration } })).toMatchObject({ code: 'release-too-large' });
  });

  it('keeps its id when the artifact is built again, and counts everybody who had a hand in it', () => {
    const again = build({
      buildId: 'b-2',
      artifacts: [{ digest: digest('a'), repository: 'mirror.acme/web' }],
      source: { ...build().source, authors: ['kai'] },
      recordedBy: 'mei',
    });
    const cut = described({ builds: [build(), again], by: cause('person', 'ana') });
    expect(cut.releaseId).toBe(described().releaseId);
    expect(cut.builds).toEqual(['b-1', 'b-2']);
    expect(cut.involved).toEqual([
      { person: 'olga', as: 'author' },
      { person: 'ci', as: 'builder' },
      { person: 'kai', as: 'author' },
      { person: 'mei', as: 'build recorder' },
      { person: 'ana', as: 'releaser' },
    ]);
  });
});

describe('cutting a release', () => {
  const cut = described({ alias: 'v84' });

  it('records it once', () => {
    given(release)
      .when((state) => cutRelease(cut, state))
      .then(ReleaseCut(cut));
    given(release, ReleaseCut(cut))
      .when((state) => cutRelease(cut, state))
      .thenNothing();
  });

  it('claims its alias once', () => {
    const claimed = ReleaseAliasClaimed({ project: 'checkout', alias: 'v84', releaseId: cut.releaseId });
    given(alias)
      .when((state) => claimAlias(cut, state))
      .then(claimed);
    given(alias, claimed)
      .when((state) => claimAlias(cut, state))
      .thenNothing();
  });

  it('refuses an alias that stands for another release', () => {
    const other = digest('f');
    const decision = claimAlias(cut, { status: 'claimed', releaseId: other });
    expect(decision).toEqual(new Refusal('alias-taken', { alias: 'v84', holder: other }, '/alias'));
  });
});
