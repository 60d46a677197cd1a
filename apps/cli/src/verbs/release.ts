import type { Command } from 'commander';
import { join } from 'node:path';
import { parseRelease } from '../addressing';
import { readDatasets } from '../datasets';
import { migrationRows, warningLines } from '../output/migrations';
import { table } from '../output/table';
import { datasetCells, instant, short } from '../output/text';
import { asObject, readData, readMigrations, readProjectFile } from '../project-files';
import type { Session } from '../session';
import { openSession } from '../session';
import { upload } from '../uploads';
import { addReleaseAttestation } from './release-attestation';
import type { Verb } from './verb';

interface CreateOptions {
  readonly file: string;
  readonly artifact: readonly string[];
  readonly alias?: string;
  readonly dataset?: readonly string[];
}

/** `ledgerline release`: fix what moves together, look at it, list them. */
export const release: Verb = (program) => {
  const releases = program.command('release').description('releases');
  releases
    .command('create')
    .description('cut a release from the project folder and recorded builds')
    .requiredOption('--artifact <component=digest...>', 'web=sha256:…, once for each component')
    .option('-f, --file <file>', 'project file', 'ledgerline.yaml')
    .option('--alias <name>', 'friendly name, for ever')
    .option(
      '--dataset <name=version...>',
      'dataset versions, with @sha256:… where they have a digest; in place of its file',
    )
    .action(async (options: CreateOptions, command: Command) => {
      const file = await readProjectFile(options.file);
      const session = openSession(command, String(file.content.project));
      const migrations = await readMigrations(file);
      for (const { sql } of Object.values(migrations).flat()) await upload(session, sql, 'application/sql');
      const referenced = async (key: string) => {
        const path = file.content[key];
        return typeof path === 'string' ? asObject(await readData(join(file.folder, path)), key) : {};
      };
      const flags = asObject((await referenced('flags')).flags ?? {}, 'flags');
      const cut = await session.ask(
        session.client.POST('/v1/projects/{project}/releases', {
          params: { path: { project: session.project } },
          body: {
            ...(options.alias !== undefined && { alias: options.alias }),
            artifacts: pairs(options.artifact),
            migrations: mapValues(migrations, (list) => list.map(({ id, checksum }) => ({ id, checksum }))),
            configuration: (await referenced('configuration')) as Record<string, never>,
            flags: flags as Record<string, never>,
            datasets: await readDatasets(file, options.dataset),
          },
        }),
      );
      session.print(
        cut,
        ({ releaseId, alias, changed }) => `${alias}  ${releaseId}  ${changed ? 'cut' : 'was cut already'}`,
      );
      await warn(session, cut);
    });

  releases
    .command('show <release>')
    .description('what it is, what verified it, and where it is')
    .action(async (address: string, _, command: Command) => {
      const { project, release: ref } = parseRelease(address);
      const session = openSession(command, project);
      const params = { path: { project: session.project, ref } };
      const dossier = await session.ask(session.client.GET('/v1/projects/{project}/releases/{ref}', { params }));
      session.print(dossier, (shown) => {
        const { artifacts, datasets } = shown.content;
        const rows = [
          ...Object.entries(artifacts).map(([name, { digest }]) => ['  artifact', name, short(digest)]),
          ...migrationRows(shown.migrations),
          ...Object.entries(datasets).map(([name, dataset]) => [
            '  dataset',
            name,
            ...datasetCells(dataset, session.now),
          ]),
          ...shown.evidence.map(({ kind, suite, verdict, environment, signers = [], at }) => [
            '  evidence',
            `${kind} ${suite}: ${verdict}`,
            [
              ...(environment === undefined ? [] : [`in ${environment}`]),
              ...(signers.length === 0 ? [] : [`signed by ${signers.map(({ name }) => name).join(' and ')}`]),
              instant(at, session.now),
            ].join(', '),
          ]),
          ...shown.states.map(({ state, at }) => ['  reached', state, instant(at, session.now)]),
          ...shown.where.map(({ environment, convergedAt }) => [
            '  where',
            environment,
            convergedAt === null ? '⟳ not converged' : `✓ since ${instant(convergedAt, session.now)}`,
          ]),
        ];
        return `${shown.project} ${shown.alias} (${short(shown.releaseId)})  cut ${instant(shown.cutAt, session.now)} by ${shown.cutBy.id}\n\n${table(rows)}`;
      });
    });

  addReleaseAttestation(releases);

  releases
    .command('list')
    .description('the releases, the newest first')
    .action(async (_, command: Command) => {
      const session = openSession(command);
      const params = { path: { project: session.project } };
      const page = await session.ask(session.client.GET('/v1/projects/{project}/releases', { params }));
      session.print(page, ({ items }) =>
        table(
          items.map(({ alias, releaseId, states, where, cutAt }) => [
            alias,
            short(releaseId),
            states.at(-1)?.state ?? 'candidate',
            where.map(({ environment }) => environment).join(', '),
            instant(cutAt, session.now),
          ]),
          ['ALIAS', 'ID', 'STATE', 'WHERE', 'CUT'],
        ),
      );
    });
};

/** Tells of every statement that somebody should know of before this goes anywhere. The release is cut, whatever comes of it. */
async function warn(
  session: Session,
  { releaseId, alias, position }: { releaseId: string; alias: string; position: string },
) {
  const params = { path: { project: session.project, ref: releaseId }, query: { minPosition: position } };
  try {
    const shown = await session.ask(session.client.GET('/v1/projects/{project}/releases/{ref}', { params }));
    for (const line of warningLines(releaseId, shown.migrations)) session.say(line);
  } catch {
    session.say(`what its migrations do is not known yet: ledgerline release show ${alias}`);
  }
}

function pairs(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, make: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}
