const CONCURRENCY = 64;
const WARM_UP_SECONDS = 3;
const SECONDS = 5;

/** How often a second the work is done by 64 at once, after a warm-up. */
export async function rate(work: () => Promise<void>): Promise<number> {
  await repeatedFor(WARM_UP_SECONDS, work);
  return repeatedFor(SECONDS, work);
}

async function repeatedFor(seconds: number, work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - begun) / 1_000);
}
