import type { Located, OverlayChange } from '../../compare/domain';
import { domain, overlayKey } from '../../compare/domain';
import type { Intent } from '../../compare/intent';
import { isJsonObject, sameJson } from '../../compare/json';
import { overlayChange } from '../../compare/overlay-change';
import { json, map, record, value } from '../../compare/shape';
import type { ObservedComponent } from './document';
import { ArtifactsDocument } from './document';

/** Artifact files, what was unpacked from them, the configuration beside it, and the process that runs. */
export const artifacts = domain<ArtifactsDocument>({
  name: 'artifacts',
  schema: ArtifactsDocument,
  resource: 'component',
  shape: record({
    components: map(
      record({
        digest: value,
        modified: map(value),
        running: record({ digest: value, configuration: json }),
        configuration: json,
      }),
    ),
  }),

  declare: (intent, { components }) => ({
    components: Object.fromEntries(
      Object.entries(intent.artifacts).map(([name, { digest }]) => {
        const configuration = intent.configuration[name] ?? {};
        return [
          name,
          { digest, modified: {}, ...declaredRunning(digest, configuration, components[name]), configuration },
        ];
      }),
    ),
  }),

  normalise: ({ components }) => ({
    components: Object.fromEntries(
      Object.entries(components).map(([name, { running, ...component }]) => [
        name,
        {
          ...component,
          ...(running && {
            running: {
              ...(running.digest !== undefined && { digest: running.digest }),
              ...ownConfiguration(running, component),
            },
          }),
        },
      ]),
    ),
  }),

  unseen: () => [],

  severity: ({ path: [part], kind }) => {
    if (part === undefined) return kind === 'missing' ? 'critical' : 'material';
    return part === 'configuration' ? 'material' : 'critical';
  },

  problem: ({ path: [part], kind, observed }) => {
    if (part === 'modified')
      return observed === null ? 'a file of the artifact is gone' : 'the file is not as the artifact has it';
    if (part !== 'running') return undefined;
    return kind === 'missing' ? 'no process answers' : 'what runs is not what is declared';
  },

  overlay: (intent, { name, path: [part, ...keys], observed }: Located): OverlayChange | undefined =>
    part === 'configuration' && keys.length > 0 && !keys.some((key) => key.includes('.'))
      ? overlayChange(intent, overlayKey(name, ...keys), observed)
      : undefined,

  place: (intent, key) => {
    const [name = '', ...keys] = key.split('.');
    return Object.hasOwn(intent.artifacts, name) ? ['components', name, 'configuration', ...keys] : undefined;
  },
});

/** A process that was not asked is not declared to run; one that was asked has to answer with the artifact's digest. */
function declaredRunning(digest: string, configuration: Intent['configuration'][string], observed?: ObservedComponent) {
  if (observed?.running === undefined) return {};
  const own = observed.running === null ? {} : ownConfiguration(observed.running, observed);
  if (!isJsonObject(own.configuration)) return { running: { digest } };
  const keys = Object.keys(own.configuration).filter((key) => Object.hasOwn(configuration, key));
  return { running: { digest, configuration: Object.fromEntries(keys.map((key) => [key, configuration[key]])) } };
}

/**
 * What the process runs with that its file does not say: it started before the file was written, or from elsewhere.
 * What the two have in common is judged by the file alone, so that one edit is one difference.
 */
function ownConfiguration(
  { configuration }: { readonly configuration?: Readonly<Record<string, unknown>> },
  file: Pick<ObservedComponent, 'configuration'>,
): { readonly configuration?: Readonly<Record<string, unknown>> } {
  if (configuration === undefined) return {};
  const own = Object.entries(configuration).filter(
    ([key, ours]) => !Object.hasOwn(file.configuration, key) || !sameJson(ours, file.configuration[key]),
  );
  return own.length === 0 ? {} : { configuration: Object.fromEntries(own) };
}
