/** JSON pointer (RFC 6901) to the value under these keys and indexes; whatever cannot be seen is shown as `?`. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((step) => `/${escaped(String(step))}`).join('');
}

function escaped(step: string): string {
  return step
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '?')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');
}
