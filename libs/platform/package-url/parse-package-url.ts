import { PackageURL } from 'packageurl-js';

/** A package URL (purl), taken apart and decoded. */
export interface PackageUrl {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
}

/** Undefined when the text is no package URL. */
export function parsePackageUrl(text: string): PackageUrl | undefined {
  try {
    const { type, namespace, name, version, qualifiers } = PackageURL.fromString(text);
    return {
      type,
      namespace: namespace ?? undefined,
      name,
      version: version ?? undefined,
      qualifiers: new Map(Object.entries(qualifiers ?? {})),
    };
  } catch {
    return undefined;
  }
}
