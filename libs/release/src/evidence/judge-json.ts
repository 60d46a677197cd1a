import type { Refusal } from '@ledgerline/kernel';
import type { SchemaProblem } from '@ledgerline/platform/json-schema';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import type { TSchema } from '@sinclair/typebox';
import { judgeCtrf } from './ctrf/judge';
import { CtrfReport } from './ctrf/report';
import { judgeInToto } from './in-toto/judge';
import { InTotoStatement } from './in-toto/statement';
import type { EvidenceKind, Judged } from './judgement';
import { unjudgeable } from './judgement';
import { judgeSarif } from './sarif/judge';
import { SarifLog } from './sarif/log';
import { judgeProvenance } from './slsa-provenance/judge';
import type { ProvenanceV02, ProvenanceV1 } from './slsa-provenance/predicates';
import { isProvenanceType, provenanceTypes } from './slsa-provenance/predicates';

type JsonKind = Exclude<EvidenceKind, 'junit'>;
type Check = (value: unknown) => SchemaProblem | undefined;

const checkFor = (schema: TSchema): Check => schemaCheck(schema);
const checks = { ctrf: checkFor(CtrfReport), sarif: checkFor(SarifLog), statement: checkFor(InTotoStatement) };
const provenanceChecks: Readonly<Record<string, Check>> = Object.fromEntries(
  Object.entries(provenanceTypes).map(([type, schema]) => [type, checkFor(schema)]),
);

/** Judges a document as what it is said to be, if it has the form of that. */
export function judgeJson(kind: JsonKind, value: unknown): Judged {
  switch (kind) {
    case 'ctrf':
      return misshapen(kind, checks.ctrf, value) ?? judgeCtrf(value as CtrfReport);
    case 'sarif':
      return misshapen(kind, checks.sarif, value) ?? judgeSarif(value as SarifLog);
    case 'in-toto':
      return misshapen(kind, checks.statement, value) ?? judgeInToto(value as InTotoStatement);
    case 'slsa-provenance':
      return misshapen(kind, checks.statement, value) ?? provenance(value as InTotoStatement);
  }
}

function provenance(statement: InTotoStatement): Judged {
  const { predicateType, predicate } = statement;
  if (!isProvenanceType(predicateType)) {
    const known = Object.keys(provenanceTypes).join(', ');
    return unjudgeable('slsa-provenance', `its predicateType is none of ${known}`, '/predicateType');
  }
  const wrong = misshapen('slsa-provenance', provenanceChecks[predicateType], predicate, '/predicate');
  return wrong ?? judgeProvenance(statement, predicate as ProvenanceV1 | ProvenanceV02);
}

function misshapen(
  kind: JsonKind,
  check: Check | undefined,
  value: unknown,
  place = '',
): Refusal<'invalid-evidence'> | undefined {
  const found = check?.(value ?? null);
  if (found === undefined) return undefined;
  const pointer = `${place}${found.pointer}`;
  return unjudgeable(kind, `${pointer === '' ? 'it' : pointer} ${found.problem}`, pointer);
}
