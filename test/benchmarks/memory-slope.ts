/**
 * MiB that another 100,000 add: least squares over the samples of the second half, when everything that is bounded has
 * filled up.
 */
export function slope(resident: readonly number[], count: number): number {
  const half = resident.slice(Math.floor(resident.length / 2));
  const middle = (half.length - 1) / 2;
  const mean = half.reduce((sum, value) => sum + value, 0) / half.length;
  let together = 0;
  let square = 0;
  half.forEach((value, index) => {
    together += (index - middle) * (value - mean);
    square += (index - middle) ** 2;
  });
  if (square === 0) return 0;
  const perSample = together / square;
  return Math.round(((perSample * resident.length) / (count / 100_000)) * 10) / 10;
}
