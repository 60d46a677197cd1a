/** The friendly name of the finding about the difference with this fingerprint. */
export function findingIdOf(fingerprint: string): string {
  return `DR-${fingerprint.slice('sha256:'.length, 'sha256:'.length + 8)}`;
}
