import { EventCatalog } from '@ledgerline/kernel';
import { allDefinitions } from '../../../apps/projector/src/projections';

/** Every event type that any process of the simulated world writes or reads. */
export const catalog = new EventCatalog(allDefinitions);
