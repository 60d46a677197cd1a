import type { ReactNode } from 'react';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { Migrations } from './migrations';
import type { Dossier } from './query';
import classes from './release.module.css';

/** Everything that moves together, each with its digest. */
export function WhatItIs({ dossier }: { readonly dossier: Dossier }) {
  const { content, builds, migrations } = dossier;
  const { artifacts, modules, configuration, flags, datasets, manifests } = content;
  return (
    <div className={classes.groups}>
      <Group title="Artifacts" of={artifacts}>
        {(name, { digest, repository }) => {
          const build = builds.find((one) => one.component === name);
          return (
            <>
              <Digest value={digest} of={`digest of ${name}`} />{' '}
              <span className={classes.soft}>
                <HostileText text={repository} most={80} />
                {build !== undefined && (
                  <>
                    , commit <Digest value={build.source.commit} of="commit" head={7} /> by{' '}
                    <HostileText text={build.source.authors.join(', ')} most={80} />, built by{' '}
                    <HostileText text={build.builder} most={80} />
                  </>
                )}
              </span>
            </>
          );
        }}
      </Group>
      <Group title="Migrations" of={migrations}>
        {(_, list) => <Migrations migrations={list} releaseId={dossier.releaseId} />}
      </Group>
      <Group title="Modules" of={modules}>
        {(name, { version, digest }) => (
          <>
            <HostileText text={version} most={80} />{' '}
            {digest !== undefined && <Digest value={digest} of={`digest of ${name}`} />}
          </>
        )}
      </Group>
      <Group title="Configuration" of={configuration}>
        {(_, values) => <Values of={values} />}
      </Group>
      <Group title="Flags" of={flags}>
        {(_, flag) => <Values of={flag} />}
      </Group>
      <Group title="Datasets" of={datasets}>
        {(name, { version, digest, takenAt, schema = {}, provenance }) => (
          <>
            <HostileText text={version} most={80} />{' '}
            {digest !== undefined && <Digest value={digest} of={`digest of ${name}`} />}{' '}
            <span className={classes.soft}>
              {takenAt !== undefined && (
                <>
                  taken <Instant at={takenAt} />
                </>
              )}
              {Object.entries(schema).map(([database, id]) => ` at ${database} ${id}`)}
              {provenance !== undefined && (
                <>
                  {' '}
                  from <HostileText text={provenance} most={80} />
                </>
              )}
            </span>
          </>
        )}
      </Group>
      <Group title="Manifests" of={manifests}>
        {(name, digest) => <Digest value={digest} of={`digest of ${name}`} />}
      </Group>
    </div>
  );
}

interface GroupProps<T> {
  readonly title: string;
  readonly of: Readonly<Record<string, T>>;
  readonly children: (name: string, value: T) => ReactNode;
}

/** Left out where there is nothing of it. */
function Group<T>({ title, of, children }: GroupProps<T>) {
  const entries = Object.entries(of);
  if (entries.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>
              <HostileText text={name} most={60} />
            </dt>
            <dd>{children(name, value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Short ones as they are; of longer ones the beginning, and the rest on demand. */
function Values({ of }: { readonly of: unknown }) {
  return (
    <code>
      <HostileText text={JSON.stringify(of)} most={160} />
    </code>
  );
}
