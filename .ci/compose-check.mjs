// Checks docker-compose.yml: with the compose plugin where there is one, otherwise its syntax and its references.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const env = { ...process.env, POSTGRES_PASSWORD: 'check', LEDGERLINE_ROOT_KEY: 'check' };
if (spawnSync('docker', ['compose', 'version']).status === 0) {
  const { status } = spawnSync('docker', ['compose', 'config', '--quiet'], { env, stdio: 'inherit' });
  console.log('checked by docker compose');
  process.exit(status ?? 1);
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
const problems = [];
const services = Object.entries(compose.services ?? {});
if (services.length === 0) problems.push('no services');
for (const [name, service] of services) {
  if (!service.image && !service.build) problems.push(`${name} has neither image nor build`);
  for (const other of Object.keys(service.depends_on ?? {})) {
    if (!compose.services[other]) problems.push(`${name} depends on ${other}, which is no service`);
    else if (!compose.services[other].healthcheck)
      problems.push(`${name} waits for ${other}, which has no health check`);
  }
  for (const volume of service.volumes ?? []) {
    const [source] = String(volume).split(':');
    if (!source.startsWith('.') && !(source in compose.volumes))
      problems.push(`${name} mounts ${source}, which is no volume`);
  }
  const networks = Array.isArray(service.networks) ? service.networks : Object.keys(service.networks ?? {});
  for (const network of networks)
    if (!(network in compose.networks)) problems.push(`${name} joins ${network}, which is no network`);
  const { dockerfile } = service.build ?? {};
  if (dockerfile && !existsSync(dockerfile)) problems.push(`${name} is built from ${dockerfile}, which is not there`);
}
for (const problem of problems) console.error(problem);
console.log(`checked syntax and references of ${services.length} services (no docker compose here)`);
process.exit(problems.length === 0 ? 0 : 1);
