/** Segments as people write them: `spec.ports[port=53,protocol=UDP].targetPort`. */
export function keyedPath(segments: readonly string[]): string {
  return segments.reduce(
    (path, segment) => (isKey(segment) || path === '' ? path + segment : `${path}.${segment}`),
    '',
  );
}

const isKey = (segment: string) => segment.startsWith('[') && segment.endsWith(']');
