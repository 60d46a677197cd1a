import { Clock, Decisions, defineEvent, EventCatalog, EventLog } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Type } from '@sinclair/typebox';
import { LedgerDecisions } from './ledger-decisions';
import { LedgerModule } from './ledger.module';

const Happened = defineEvent('happened', 1, Type.Object({}), {});

@Injectable()
class Asks {
  constructor(
    readonly decisions: Decisions,
    readonly log: EventLog,
    readonly catalog: EventCatalog,
    readonly clock: Clock,
  ) {}
}

@Module({ providers: [Asks] })
class AContext {}

describe('the ledger module', () => {
  it('gives every module the log, the catalogue, the decisions and the clock, and closes the log at the end', async () => {
    const eventLog = new InMemoryEventLog();
    const close = jest.fn(() => Promise.resolve());

    @Module({ imports: [LedgerModule.forRoot({ eventLog, definitions: [Happened], close }), AContext] })
    class App {}
    const app = await Test.createTestingModule({ imports: [App] }).compile();
    const asks = app.get(Asks, { strict: false });

    expect(asks.log).toBe(eventLog);
    expect(asks.decisions).toBeInstanceOf(LedgerDecisions);
    expect(asks.catalog.knows('happened')).toBe(true);
    expect(Date.parse(asks.clock.now())).not.toBeNaN();
    expect(close).not.toHaveBeenCalled();
    await app.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('does not start with an event type that is defined twice', () => {
    expect(() => LedgerModule.forRoot({ eventLog: new InMemoryEventLog(), definitions: [Happened, Happened] })).toThrow(
      'event type "happened" is defined twice',
    );
  });
});
