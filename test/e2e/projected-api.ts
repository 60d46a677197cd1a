import { DeclareIntent } from '@ledgerline/environment';
import { deriveId, EventCatalog } from '@ledgerline/kernel';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, InMemoryEventLog } from '@ledgerline/testing';
import { CommandBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import { SpecApi } from '../../apps/api/src/testing/an-api';
import { allDefinitions, allProjections } from '../../apps/projector/src/projections';
import { Projector } from '../../apps/projector/src/projector';

const HERE = '/v1/projects/checkout';

/** The api over HTTP, with a projector behind it, for one project. */
export class ProjectedApi {
  private constructor(
    readonly api: SpecApi,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(limits: Partial<Parameters<typeof SpecApi.start>[1]> = {}): Promise<ProjectedApi> {
    const stopping = new AbortController();
    const postgres: SpecPostgres = await aPostgres();
    const log = new InMemoryEventLog();
    const projector = new Projector({
      log,
      catalog: new EventCatalog(allDefinitions),
      tables: allProjections,
      databaseUrl: postgres.url,
      logger: pino({ level: 'silent' }),
    });
    const projected = projector.run(stopping.signal);
    const api = await SpecApi.start(log, { ...limits, databaseUrl: postgres.url });
    return new ProjectedApi(api, async () => {
      await api.stop();
      stopping.abort();
      await projected;
      await postgres.stop();
    });
  }

  async keyOf(id: string, role: string, more: { environment?: string; groups?: string[] } = {}): Promise<string> {
    const kind = role === 'deployer' ? 'service' : 'person';
    const body = { principal: { kind, id }, role, ...more };
    return String((await this.api.ask(`${HERE}/api-keys`, { method: 'POST', body })).json.key);
  }

  async send(method: string, path: string, body: unknown, key?: string, headers = {}) {
    return this.api.ask(`${HERE}${path}`, { method, body, headers, ...(key !== undefined && { key }) });
  }

  /** As the read side shows it once it has come this far; on a busy machine that may take it several requests. */
  async read(path: string, key: string, after?: string, headers = {}) {
    const url = after === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}minPosition=${after}`;
    for (;;) {
      const answer = await this.api.ask(`${HERE}${url}`, { key, headers });
      if (answer.json.code !== 'projection-behind') return answer;
    }
  }

  /** As a promotion does it for the first time. */
  declare(environment: string, releaseId: string, proposedIntent: string): Promise<unknown> {
    const commandId = deriveId('declare', environment);
    const actor = { kind: 'system', id: 'promotion' } as const;
    const cause = { commandId, actor, causationId: 'c', correlationId: 'c' };
    const baseline = { intentRevision: 0, overlayVersion: 0 };
    const planHash = `sha256:${'a'.repeat(64)}`;
    const command = new DeclareIntent(
      cause,
      'checkout',
      environment,
      commandId,
      planHash,
      releaseId,
      baseline,
      proposedIntent,
    );
    return this.api.app.get(CommandBus).execute(command);
  }
}
