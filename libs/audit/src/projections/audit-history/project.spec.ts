import { BlobStored } from '@ledgerline/release';
import { IntentDeclared } from '@ledgerline/environment';
import { PromotionAborted } from '@ledgerline/promotion';
import { rowsAfter } from '@ledgerline/testing';
import { ledgerDefinitions } from '../../ledger-definitions';
import type { AnyFact } from './project';
import { auditHistory } from './project';

const history = auditHistory([]);

describe('the history', () => {
  it('has a row for every event, with who, why and what about', () => {
    const [row] = rowsAfter(history, PromotionAborted(PromotionAborted.sample));
    expect(row).toEqual({
      id: 'event-0',
      position: '0',
      recordedAt: '2026-01-01T00:00:00.000Z',
      type: 'promotion.aborted',
      stream: 'stream',
      revision: '0',
      actor: { kind: 'person', id: 'olga' },
      commandId: 'command-0',
      causationId: 'cause',
      correlationId: 'correlation',
      project: 'checkout',
      environment: PromotionAborted.sample.environment,
      promotionId: PromotionAborted.sample.promotionId,
      summary: expect.stringContaining('aborted') as string,
      data: PromotionAborted.sample,
    });
  });

  it('finds the release of an intent in its document', () => {
    const [row] = rowsAfter(history, IntentDeclared(IntentDeclared.sample));
    expect(row?.releaseId).toBe(IntentDeclared.sample.document.release.id);
  });

  it('leaves bytes and secrets out', () => {
    const key = ledgerDefinitions.find(({ type }) => type === 'api-key.issued');
    const issued = { type: 'api-key.issued', data: key?.sample } as AnyFact;
    const rows = rowsAfter(history, BlobStored(BlobStored.sample), issued);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/base64|secretDigest/);
  });
});
