import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '4.4.0';
const SLF4J = '2.0.17';

/** Why specs have no broker here; undefined when one was named, or Docker or Java and Maven are there. */
export function whyNoKafka(): string | undefined {
  const { KAFKA_BROKERS, DOCKER_HOST } = process.env;
  if (KAFKA_BROKERS !== undefined || DOCKER_HOST !== undefined || existsSync('/var/run/docker.sock')) return undefined;
  const missing = [
    ['java', '-version'],
    ['mvn', '--version'],
  ].find(([program = '', flag = '']) => spawnSync(program, [flag]).status !== 0);
  return missing && `neither Docker nor ${String(missing[0])} is here, and KAFKA_BROKERS is not set`;
}

/** The folder with the jars of a Kafka broker, fetched by Maven the first time and then kept. */
export async function kafkaJars(): Promise<string> {
  const folder = join(homedir(), '.cache', 'ledgerline', `kafka-${VERSION}`);
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const workshop = await mkdtemp(join(dirname(folder), 'fetching-'));
  try {
    await writeFile(join(workshop, 'pom.xml'), pom);
    const jars = join(workshop, 'jars');
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`];
    await run('mvn', ['--batch-mode', '--quiet', ...goal], { cwd: workshop });
    await rename(jars, folder).catch((error: unknown) => {
      // Somebody else was faster; theirs is as good.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return folder;
}

const dependency = (group: string, artifact: string, version: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.ledgerline</groupId><artifactId>kafka-for-tests</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', VERSION)}
    ${dependency('org.slf4j', 'slf4j-simple', SLF4J)}
  </dependencies>
</project>
`;
