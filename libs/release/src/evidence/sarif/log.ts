import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const oneOf = <const Texts extends readonly string[]>(...texts: Texts) =>
  Type.Unsafe<Texts[number]>({ type: 'string', enum: texts });
const Index = Type.Optional(Type.Integer({ minimum: -1 }));
const Text = Type.Optional(Type.String());
const Level = oneOf('none', 'note', 'warning', 'error');

const ComponentReference = Type.Object({ name: Text, index: Index, guid: Text });
const RuleReference = Type.Object({
  id: Text,
  index: Index,
  guid: Text,
  toolComponent: Type.Optional(ComponentReference),
});

const Component = Type.Object({
  name: Text,
  guid: Text,
  rules: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        guid: Text,
        defaultConfiguration: Type.Optional(Type.Object({ level: Type.Optional(Level) })),
      }),
    ),
  ),
});

const Result = Type.Object({
  ruleId: Text,
  ruleIndex: Index,
  rule: Type.Optional(RuleReference),
  level: Type.Optional(Level),
  kind: Type.Optional(oneOf('notApplicable', 'pass', 'fail', 'review', 'open', 'informational')),
  baselineState: Type.Optional(oneOf('new', 'unchanged', 'updated', 'absent')),
  suppressions: Type.Optional(
    Type.Union([
      Type.Array(Type.Object({ status: Type.Optional(oneOf('accepted', 'underReview', 'rejected')) })),
      Type.Null(),
    ]),
  ),
  provenance: Type.Optional(Type.Object({ invocationIndex: Index })),
});

const Invocation = Type.Object({
  executionSuccessful: Type.Optional(Type.Boolean()),
  startTimeUtc: Text,
  ruleConfigurationOverrides: Type.Optional(
    Type.Array(
      Type.Object({
        descriptor: RuleReference,
        configuration: Type.Object({ level: Type.Optional(Level) }),
      }),
    ),
  ),
});

const Run = Type.Object({
  tool: Type.Object({ driver: Component, extensions: Type.Optional(Type.Array(Component)) }),
  invocations: Type.Optional(Type.Array(Invocation)),
  /** Null or absent when the tool did not get to look. */
  results: Type.Optional(Type.Union([Type.Array(Result), Type.Null()])),
  externalPropertyFileReferences: Type.Optional(Type.Object({ results: Type.Optional(Type.Array(Type.Unknown())) })),
});

/** The part of a SARIF 2.1.0 log that a verdict is made from. */
export const SarifLog = Type.Object({
  version: Type.Literal('2.1.0'),
  runs: Type.Array(Run),
});
export type SarifLog = Static<typeof SarifLog>;
export type SarifRun = Static<typeof Run>;
export type SarifResult = Static<typeof Result>;
export type SarifComponent = Static<typeof Component>;
export type SarifRuleReference = Static<typeof RuleReference>;
export type SarifLevel = Static<typeof Level>;
