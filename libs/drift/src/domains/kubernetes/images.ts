/** An image as a container names it. */
export interface Image {
  /** `ghcr.io/acme/web`, without tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

export function readImage(reference: string): Image {
  const [named = '', digest] = reference.split('@');
  const [, repository = named, tag] = /^(.*):([^:/]+)$/.exec(named) ?? [];
  return {
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** The digest under which a node pulled an image; undefined where it only tells its own id for it. */
export function pulledDigest(imageId: string): string | undefined {
  const digest = imageId.split('@')[1];
  return digest !== undefined && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

/** Whether both name the same bytes, wherever they are pulled from. */
export function hasSameDigest(one: string, other: string): boolean {
  const { digest } = readImage(one);
  return digest !== undefined && digest === readImage(other).digest;
}
