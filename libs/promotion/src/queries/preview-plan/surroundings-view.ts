import { Type } from '@sinclair/typebox';

/** As {@link Surroundings} are answered. */
export const SurroundingsView = Type.Object({
  declared: Type.Union([Type.Object({ id: Type.String(), alias: Type.String() }), Type.Null()], {
    description: 'the release that is declared there now',
  }),
  upstream: Type.Array(
    Type.Object({
      environment: Type.String(),
      release: Type.String({ description: 'alias' }),
      sameArtifacts: Type.Array(Type.String(), { description: 'components whose artifact is the same there' }),
      values: Type.Record(Type.String(), Type.Unknown(), {
        description: 'what is declared there for each setting that gets a value of the environment’s own',
      }),
    }),
  ),
});
