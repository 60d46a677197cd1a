import type { AnyDetector } from '@ledgerline/drift';
import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020';
import { readFile } from 'node:fs/promises';

const Name = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' });

const schemaFor = (detectors: readonly AnyDetector[]) =>
  Type.Object(
    {
      project: Name,
      environment: Name,
      /** Between two rounds of observation. */
      intervalMs: Type.Integer({ minimum: 100, maximum: 86_400_000, default: 30_000 }),
      /** After which a detector is given up for this round. */
      timeoutMs: Type.Integer({ minimum: 100, maximum: 600_000, default: 60_000 }),
      detectors: Type.Object(
        Object.fromEntries(
          detectors.map(({ name, configuration }): [string, TSchema] => [name, Type.Optional(configuration)]),
        ),
        { additionalProperties: false, minProperties: 1 },
      ),
    },
    { additionalProperties: false },
  );

/** What the agent watches; its detectors' parts have been checked against their schemas. */
export type AgentConfiguration = Omit<Static<ReturnType<typeof schemaFor>>, 'detectors'> & {
  readonly detectors: Readonly<Record<string, unknown>>;
};

/** The configuration cannot be used; the message has no values in it, for they may be secret. */
export class InvalidConfiguration extends Error {}

/** Reads the configuration file. Throws {@link InvalidConfiguration}. */
export async function readConfiguration(file: string, detectors: readonly AnyDetector[]): Promise<AgentConfiguration> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InvalidConfiguration(`${file} cannot be read`);
  });
  return parseConfiguration(text, detectors);
}

export function parseConfiguration(text: string, detectors: readonly AnyDetector[]): AgentConfiguration {
  const validate = new Ajv2020({ strict: false, useDefaults: true }).compile<AgentConfiguration>(schemaFor(detectors));
  const configuration = parsed(text);
  if (validate(configuration)) return configuration;
  const [error] = validate.errors ?? [];
  throw new InvalidConfiguration(`configuration${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidConfiguration('the configuration is not JSON');
  }
}
