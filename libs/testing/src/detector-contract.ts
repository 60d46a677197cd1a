import { canonicalJson } from '@ledgerline/kernel';

/** What a detector says it saw. */
interface Sight {
  readonly completeness: 'complete' | 'partial' | 'error';
  readonly problem?: string;
  readonly document: object;
}

type Look = (signal: AbortSignal) => Promise<Sight>;

/** A detector with the scenes that every one has to cope with. */
interface DetectorScenes {
  /** Everything is there and can be seen. */
  readonly complete: Look;
  /** Something of it cannot be seen; left out by a detector that sees all or nothing. */
  readonly partial?: Look;
  /** Nothing can be seen. */
  readonly error: Look;
  /** A secret lies where the detector looks, or in how it is told to look. */
  readonly secrets: readonly { readonly secret: string; readonly look: Look }[];
  /** What is wrong with a document by the domain's own schema; undefined when nothing is. */
  readonly problemOf: (document: object) => unknown;
}

const MOST_BYTES = 300_000;
const MOST_CHARACTERS = 500;

/** What every detector promises, whatever it looks at; run by each one's own spec. */
export function describeDetector(name: string, scenes: () => DetectorScenes): void {
  describe(`the detector ${name}, as every other`, () => {
    const running = new AbortController().signal;

    it('says complete when it saw everything, and nothing of problems', async () => {
      const seen = await scenes().complete(running);
      expect(seen).toMatchObject({ completeness: 'complete' });
      expect(seen).not.toHaveProperty('problem');
      expect(scenes().problemOf(seen.document)).toBeUndefined();
    });

    it('says partial, and why, when something could not be seen', async () => {
      const seen = await scenes().partial?.(running);
      if (seen === undefined) return;
      expect(seen.completeness).toBe('partial');
      expectProblem(seen);
      expect(scenes().problemOf(seen.document)).toBeUndefined();
    });

    it('says error, why, and nothing else when it saw nothing', async () => {
      const seen = await scenes().error(running);
      expect(seen).toMatchObject({ completeness: 'error', document: {} });
      expectProblem(seen);
    });

    it('says the same of the same, word for word', async () => {
      for (const look of [scenes().complete, scenes().partial, scenes().error]) {
        if (look === undefined) continue;
        expect(canonicalJson(await look(running))).toBe(canonicalJson(await look(running)));
      }
    });

    it('keeps secrets to itself', async () => {
      expect(scenes().secrets).not.toEqual([]);
      for (const { secret, look } of scenes().secrets) {
        expect(JSON.stringify(await look(running))).not.toContain(secret);
      }
    });

    it('says no more than the api takes in', async () => {
      const { document } = await scenes().complete(running);
      expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThanOrEqual(MOST_BYTES);
    });

    it('does not throw when it is told to stop', async () => {
      const { completeness } = await scenes().complete(AbortSignal.abort());
      expect(['complete', 'partial', 'error']).toContain(completeness);
    });
  });
}

function expectProblem({ problem = '' }: Sight): void {
  expect(problem).not.toBe('');
  expect(problem.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(problem).not.toMatch(/[^\P{C}\n]/u);
}
