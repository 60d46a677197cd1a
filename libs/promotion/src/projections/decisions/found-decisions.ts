import { refuse, type Refusal } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { DecisionReader } from '../../replay/decision-reader';
import type { FoundDecision } from '../../replay/read-decision';
import { DecisionStore } from './store';

/** Decisions by their ids: the table says where one stands, and the ledger what it is. */
@Injectable()
export class FoundDecisions {
  constructor(
    private readonly store: DecisionStore,
    private readonly reader: DecisionReader,
  ) {}

  async find(project: string, decisionId: string): Promise<FoundDecision | Refusal<'no-such-decision'>> {
    const row = await this.store.find(project, decisionId);
    const found = row && (await this.reader.at(row.stream, BigInt(row.revision)));
    return found ?? refuse('no-such-decision', { decisionId, project });
  }
}
