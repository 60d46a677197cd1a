import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const UriReference = Type.String({ minLength: 1, maxLength: 2000, format: 'uri-reference' });
const VISIBLE = '^(?=\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,300}(?<=\\S)$';

/** What every CDEvents event of 0.4 (`version`) and 0.5 (`specversion`) has. */
export const CdEvent = Type.Object({
  context: Type.Object({
    version: Type.Optional(Text(50)),
    specversion: Type.Optional(Text(50)),
    id: Text(500),
    source: UriReference,
    type: Type.String({ pattern: '^dev\\.cdevents\\.[a-z]+\\.[a-z]+\\.[0-9]+\\.[0-9]+\\.[0-9]+(-[A-Za-z0-9.-]+)?$' }),
    timestamp: Type.String({ format: 'date-time' }),
  }),
  subject: Type.Object({
    id: Text(4000),
    source: Type.Optional(UriReference),
    content: Type.Object({}),
  }),
  customData: Type.Optional(Type.Unknown()),
});

const Authored = Type.Optional(
  Type.Union([
    Type.String(),
    Type.Object({ authors: Type.Optional(Type.Array(Type.String({ pattern: VISIBLE }), { maxItems: 200 })) }),
  ]),
);

/** An artifact was built from a change; `customData.authors` names the people behind it, where the sender knows them. */
export const ArtifactPackaged = Type.Object({
  context: Type.Object({ source: Type.String({ pattern: VISIBLE }) }),
  subject: Type.Object({
    id: Type.String(),
    content: Type.Object({
      change: Type.Object({
        id: Type.String({ pattern: '^[A-Za-z0-9._/-]{1,200}$' }),
        source: Type.Optional(Type.String({ pattern: VISIBLE, format: 'uri-reference' })),
      }),
    }),
  }),
  customData: Authored,
});
export type ArtifactPackaged = Static<typeof ArtifactPackaged>;

/** An artifact can be pulled by others. */
export const ArtifactPublished = Type.Object({
  context: Type.Object({ source: Type.String({ pattern: VISIBLE }) }),
  subject: Type.Object({
    id: Type.String(),
    content: Type.Object({ user: Type.Optional(Type.String({ pattern: VISIBLE })) }),
  }),
});
export type ArtifactPublished = Static<typeof ArtifactPublished>;

/** Versions of the two event types that say the same: CDEvents 0.3 to 0.5. */
const mapped = /^dev\.cdevents\.artifact\.(packaged|published)\.0\.[123]\./;

export type Vocabulary = 'packaged' | 'published' | 'irrelevant';

/** Which of the ledger's facts an event of this type is. */
export function meaningOf(type: string): Vocabulary {
  const predicate = mapped.exec(type)?.[1];
  return predicate === 'packaged' || predicate === 'published' ? predicate : 'irrelevant';
}
