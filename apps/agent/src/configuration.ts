import type { AnyDetector } from '@ledgerline/drift';
import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020';
import { readFile } from 'node:fs/promises';

const Name = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' });

const OwnPace = Type.Object(
  {
    intervalMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 86_400_000 })),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 600_000 })),
  },
  { additionalProperties: false },
);

const schemaFor = (detectors: readonly AnyDetector[]) =>
  Type.Object(
    {
      project: Name,
      environment: Name,
      /** Between two rounds of observation. */
      intervalMs: Type.Integer({ minimum: 100, maximum: 86_400_000, default: 30_000 }),
      /** After which a detector is given up for this round. */
      timeoutMs: Type.Integer({ minimum: 100, maximum: 600_000, default: 60_000 }),
      /** Of the whole process: a detector that makes it larger is given up for this round. */
      memoryMb: Type.Integer({ minimum: 64, maximum: 65_536, default: 512 }),
      /** For detectors that are to look oftener, less often or longer than the others. */
      paces: Type.Object(
        Object.fromEntries(detectors.map(({ name }): [string, TSchema] => [name, Type.Optional(OwnPace)])),
        { additionalProperties: false, default: {} },
      ),
      /** Where what cannot be told is kept until it can; without one it is forgotten. */
      spool: Type.Optional(
        Type.Object(
          {
            folder: Type.String({ minLength: 1, maxLength: 1000 }),
            maxMb: Type.Integer({ minimum: 1, maximum: 10_240, default: 64 }),
          },
          { additionalProperties: false },
        ),
      ),
      /** For `/health/live`, `/health/ready` and `/metrics`; without one nobody listens. */
      healthPort: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
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
export type AgentConfiguration = Omit<Static<ReturnType<typeof schemaFor>>, 'detectors' | 'paces'> & {
  readonly detectors: Readonly<Record<string, unknown>>;
  readonly paces: Readonly<Record<string, Static<typeof OwnPace> | undefined>>;
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
