import { columns } from './columns';
import { constraints } from './constraints';
import { database, defaultPrivileges, eventTriggers, extensions, namespaces } from './database-wide';
import type { CatalogPart } from './draft';
import { foreignDataWrappers, foreignServers, userMappings } from './foreign';
import { indexes } from './indexes';
import { accessMethods, casts, conversions, operatorClasses, operatorFamilies, operators } from './operators';
import { publications, publishedSchemas, publishedTables, subscriptions } from './replication';
import { relations } from './relations';
import { languages, routines, statistics, transforms } from './routines';
import { sequences } from './sequences';
import {
  textSearchConfigurations,
  textSearchDictionaries,
  textSearchParsers,
  textSearchTemplates,
} from './text-search';
import { policies, rules, triggers } from './triggers';
import { collations, domainConstraints, domains, types } from './types';

/** Everything that is read of a catalogue, what holds others before what it holds. */
export const catalogParts: readonly CatalogPart[] = [
  database,
  namespaces,
  extensions,
  relations,
  columns,
  indexes,
  constraints,
  triggers,
  rules,
  policies,
  sequences,
  routines,
  types,
  domains,
  domainConstraints,
  collations,
  conversions,
  operators,
  operatorClasses,
  operatorFamilies,
  casts,
  transforms,
  languages,
  accessMethods,
  statistics,
  textSearchConfigurations,
  textSearchDictionaries,
  textSearchParsers,
  textSearchTemplates,
  defaultPrivileges,
  eventTriggers,
  publications,
  publishedTables,
  publishedSchemas,
  subscriptions,
  foreignDataWrappers,
  foreignServers,
  userMappings,
];
