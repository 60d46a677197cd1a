import { PageView } from '@ledgerline/platform/http';
import { Type } from '@sinclair/typebox';
import { ConfigurationPlace } from '../../configuration/configuration-delta';
import { AskedReviewers, ChangedPart, FallOut } from '../../configuration-change';
import { ProjectConfiguration } from '../../project-configuration';
import { changeStatuses } from './view';

const Instant = Type.String({ format: 'date-time' });
const Word = Type.Object({
  person: Type.String(),
  comment: Type.Optional(Type.String()),
  at: Instant,
  position: Type.String(),
});
const Decision = Type.Object({
  status: Type.Union(changeStatuses.slice(1, 4).map((status) => Type.Literal(status))),
  person: Type.String({ description: 'whose word was the last, or who rejected or withdrew it' }),
  reason: Type.Optional(Type.String()),
  version: Type.Optional(Type.Integer({ description: 'as which it is in force' })),
  at: Instant,
  position: Type.String(),
});

const listed = {
  project: Type.String(),
  proposalId: Type.String({ format: 'uuid' }),
  status: Type.Union(
    changeStatuses.map((status) => Type.Literal(status)),
    { description: '`superseded`: another configuration took effect since it was proposed' },
  ),
  baseVersion: Type.Integer({ minimum: 1, description: 'of the configuration that it was made against' }),
  configurationHash: Type.String(),
  parts: Type.Array(ChangedPart),
  fallsOut: Type.Array(FallOut),
  asks: AskedReviewers,
  reason: Type.String(),
  proposer: Type.String(),
  words: Type.Array(Word),
  missing: Type.Integer({ minimum: 0, description: 'words that it still waits for' }),
  decision: Type.Union([Decision, Type.Null()]),
  at: Instant,
  position: Type.String(),
};

const ConfigurationChangeSchema = Type.Object(listed, { $id: 'ConfigurationChange' });
export const ConfigurationChangesSchema = PageView(ConfigurationChangeSchema, 'ConfigurationChanges');
export const ConfigurationChangeInFullSchema = Type.Object(
  {
    ...listed,
    configuration: ProjectConfiguration,
    changes: Type.Array(ConfigurationPlace, { description: 'against the configuration that it was made against' }),
  },
  { $id: 'ConfigurationChangeInFull' },
);
