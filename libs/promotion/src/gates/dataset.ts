import { after, inWords } from '../duration';
import type { DatasetFact } from '../gate-facts';
import type { GateInputs } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** Each demand that the gate makes on the dataset version of the release; the first that is not met is told. */
export function datasetGate(gate: GateOf<'dataset'>, { inputs }: Judged): Verdict {
  const { dataset: name } = gate;
  const means = [`a release with another version of ${name}`];
  const dataset = inputs.datasets?.[name];
  if (dataset === undefined) return open(`${inputs.release} has no version of ${name}`, means);
  const said = `${name} ${dataset.version}`;
  const until =
    gate.maxAge === undefined || dataset.takenAt === undefined ? undefined : after(dataset.takenAt, gate.maxAge);
  if (gate.maxAge !== undefined && until === undefined) return open(`${said} does not say when it was taken`, means);
  if (until !== undefined && until <= inputs.now) {
    return open(
      `${said} was taken on ${inWords(dataset.takenAt ?? '')}; it counts for ${gate.maxAge ?? ''} only`,
      means,
    );
  }
  const unverified = unverifiedIn(gate.verifiedIn, inputs);
  if (unverified !== undefined)
    return open(`${said} is not verified: ${unverified}`, [
      `\`ledgerline promote ${inputs.release} --to ${gate.verifiedIn ?? ''}\``,
    ]);
  const other = otherSchema(gate.schemaOf, dataset, inputs);
  return other === undefined ? holds(demandsMet(gate, said), until) : open(`${said} ${other}`, means);
}

function unverifiedIn(environment: string | undefined, { environments, release }: GateInputs): string | undefined {
  if (environment === undefined || (environments[environment]?.stints ?? []).length > 0) return undefined;
  return `${release} has not converged in ${environment} yet`;
}

/** An environment without a database has no schema that the data could be for. */
function otherSchema(
  environment: string | undefined,
  { schema }: DatasetFact,
  { environments }: GateInputs,
): string | undefined {
  if (environment === undefined) return undefined;
  if (schema === undefined) return 'does not say on which schema it was taken';
  const declared = environments[environment]?.schema ?? {};
  for (const [database, migration] of Object.entries(schema)) {
    const there = declared[database];
    if (there !== migration) {
      return `was taken on ${database} at ${migration}, and ${environment} is at ${there ?? 'no migration'}`;
    }
  }
  return undefined;
}

function demandsMet({ maxAge, verifiedIn, schemaOf }: GateOf<'dataset'>, said: string): string {
  const met = [
    ...(maxAge === undefined ? [] : [`is not older than ${maxAge}`]),
    ...(verifiedIn === undefined ? [] : [`was used in ${verifiedIn}`]),
    ...(schemaOf === undefined ? [] : [`has the schema of ${schemaOf}`]),
  ];
  return met.length === 0 ? `${said} is part of the release` : `${said} ${met.join(', ')}`;
}
