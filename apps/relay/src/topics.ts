import { NAME_PATTERN } from '@ledgerline/platform/http';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Topic = Type.String({ pattern: '^[A-Za-z0-9._-]{1,249}$' });
const Project = Type.String({ pattern: NAME_PATTERN });

/** The contexts whose events may leave; keys and what the ledger does for itself have no name here. */
const toldContexts = ['release', 'environment', 'promotion', 'drift'] as const;
export type ToldContext = (typeof toldContexts)[number];

const InRule = Type.Object(
  {
    topic: Topic,
    /** The only projects that messages of this topic can be about. */
    projects: Type.Array(Project, { minItems: 1, maxItems: 1000, uniqueItems: true }),
    /** The service under whose name the facts are recorded. */
    principal: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._@/-]{0,99}$' }),
  },
  { additionalProperties: false },
);
const OutRule = Type.Object(
  {
    topic: Topic,
    contexts: Type.Array(Type.Union(toldContexts.map((name) => Type.Literal(name))), {
      minItems: 1,
      uniqueItems: true,
    }),
    /** Events of other projects stay here; without it, those of all projects go out. */
    projects: Type.Optional(Type.Array(Project, { minItems: 1, uniqueItems: true })),
  },
  { additionalProperties: false },
);
const Topics = Type.Object(
  { in: Type.Optional(Type.Array(InRule)), out: Type.Optional(Type.Array(OutRule)) },
  { additionalProperties: false },
);

export type InRule = Static<typeof InRule>;
export type OutRule = Static<typeof OutRule>;

export interface TopicRules {
  /** By topic. */
  readonly in: ReadonlyMap<string, InRule>;
  readonly out: readonly OutRule[];
}

const problemOf = schemaCheck(Topics);

/** What each topic may say, and what is told on which. Throws an error that names the place when the text is no such thing. */
export function topicsFrom(text: string): TopicRules {
  const value = parsed(text);
  const wrong = problemOf(value);
  if (wrong !== undefined) throw new Error(`RELAY_TOPICS${wrong.pointer} ${wrong.problem}`);
  const { in: rules = [], out = [] } = value as Static<typeof Topics>;
  const byTopic = new Map(rules.map((rule) => [rule.topic, rule]));
  if (byTopic.size < rules.length) throw new Error('RELAY_TOPICS/in names a topic twice');
  const told = new Set(out.map(({ topic }) => topic));
  if (told.size < out.length) throw new Error('RELAY_TOPICS/out names a topic twice');
  const circle = out.find(({ topic }) => byTopic.has(topic));
  if (circle !== undefined) throw new Error(`RELAY_TOPICS takes in what it tells on ${circle.topic}`);
  return { in: byTopic, out };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('RELAY_TOPICS is not JSON');
  }
}
