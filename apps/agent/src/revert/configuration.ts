import type { AnyReverter } from '@ledgerline/drift';
import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020';
import { InvalidConfiguration } from '../configuration';

const Name = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' });

const schemaFor = (reverters: readonly AnyReverter[]) =>
  Type.Object(
    {
      project: Name,
      environment: Name,
      reverters: Type.Object(
        Object.fromEntries(
          reverters.map(({ name, configuration }): [string, TSchema] => [name, Type.Optional(configuration)]),
        ),
        { additionalProperties: false, minProperties: 1 },
      ),
    },
    { additionalProperties: false },
  );

/** What may be restored, and with which access; the reverters' parts have been checked against their schemas. */
export type RevertConfiguration = Omit<Static<ReturnType<typeof schemaFor>>, 'reverters'> & {
  readonly reverters: Readonly<Record<string, unknown>>;
};

/** Throws {@link InvalidConfiguration}, whose message has no values in it. */
export function parseRevertConfiguration(text: string, reverters: readonly AnyReverter[]): RevertConfiguration {
  const validate = new Ajv2020({ strict: false }).compile<RevertConfiguration>(schemaFor(reverters));
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
