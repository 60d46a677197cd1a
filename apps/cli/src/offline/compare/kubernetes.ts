import type { Difference, Intent, JsonObject } from '@ledgerline/offline/drift';
import {
  digestWith,
  hideSecrets,
  kindsOfOpenApi,
  kubernetes,
  kubernetesOf,
  objectsIn,
  saidOf,
} from '@ledgerline/offline/drift';
import { randomBytes } from 'node:crypto';
import type { Asked } from './asked';
import { foundBy } from './found-by';
import { inputDocuments } from './input-documents';
import { readable } from './unreadable';
import { varianceOf } from './variance';

/** Manifests against objects of a cluster; secrets are held against each other under a key of this run alone. */
export async function compareKubernetes(asked: Asked): Promise<readonly Difference[]> {
  const hidden = hider();
  const declared = (await objectsOf(asked.declared)).map(hidden);
  const observed = (await objectsOf(asked.observed)).map(hidden);
  const domain = asked.schema === undefined ? kubernetes : kubernetesOf(await kindsIn(asked.schema));
  return foundBy(domain, intentOf(declared, asked), { objects: observed }, asked);
}

function hider(): (object: JsonObject) => JsonObject {
  const digest = digestWith(randomBytes(32).toString('hex'));
  return (object) => hideSecrets(object, digest);
}

async function objectsOf(path: string): Promise<readonly JsonObject[]> {
  return readable(objectsIn(await inputDocuments(path)));
}

/** What all documents of a cluster's schema say together; every group has its own. */
async function kindsIn(path: string) {
  const documents = await inputDocuments(path);
  return Object.fromEntries(
    documents.flatMap(({ source, value }) => Object.entries(readable(kindsOfOpenApi(value), { file: source }))),
  );
}

function intentOf(objects: readonly JsonObject[], asked: Asked): Intent {
  const components = Object.keys(asked.project?.components ?? {});
  const said = Object.entries(asked.overlay).map(([key, value]) => ({ key, value, base: saidOf(objects, key) }));
  const elsewhere = said.filter(({ base }) => base === undefined).map(({ key }) => key);
  if (elsewhere.length > 0) asked.say(`no manifest has a place for ${elsewhere.join(', ')} of the overlay`);
  return {
    artifacts: {},
    migrations: {},
    configuration: Object.fromEntries(components.map((component) => [component, {}])),
    flags: {},
    variance: said.flatMap(({ key, value, base }) =>
      base === undefined ? [] : [varianceOf(key, base.value, value, asked)],
    ),
    documents: { objects },
  };
}
