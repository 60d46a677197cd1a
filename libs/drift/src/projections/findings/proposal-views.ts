import { Type } from '@sinclair/typebox';

const Statements = Type.Array(Type.String(), { description: 'SQL for a person to run; Ledgerline runs none of it' });

export const CaptureProposalView = Type.Object(
  {
    target: Type.Union(
      ['overlay', 'release', 'nothing'].map((target) => Type.Literal(target)),
      { description: 'where intent would change' },
    ),
    says: Type.String(),
    document: Type.String({ description: 'what the patch is for; empty where there is none' }),
    patch: Type.Array(
      Type.Object(
        {
          op: Type.Union(['add', 'replace', 'remove'].map((op) => Type.Literal(op))),
          path: Type.String(),
          value: Type.Optional(Type.Unknown()),
        },
        { $id: 'PatchOperation' },
      ),
      { description: 'RFC 6902, against the document' },
    ),
    diff: Type.String({ description: 'the same as a unified diff of the document as YAML' }),
    statements: Type.Array(Type.String(), { description: 'the body of a migration, where a database is concerned' }),
  },
  { $id: 'CaptureProposal' },
);

export const RevertPlanView = Type.Object(
  {
    possible: Type.Boolean(),
    by: Type.Union(
      ['deployer', 'hand', 'nobody'].map((by) => Type.Literal(by)),
      { description: 'who would do it' },
    ),
    says: Type.String(),
    steps: Type.Array(
      Type.Object(
        {
          what: Type.Union(['restore', 'remove', 'set'].map((what) => Type.Literal(what))),
          resource: Type.String(),
          path: Type.String(),
          from: Type.Unknown({ description: 'null for nothing' }),
          to: Type.Unknown({ description: 'null for nothing' }),
        },
        { $id: 'RevertStep' },
      ),
    ),
    statements: Statements,
  },
  { $id: 'RevertPlan' },
);
