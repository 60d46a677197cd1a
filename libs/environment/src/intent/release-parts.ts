import type { IntentDocument } from '../intent-document';

/** What an intent takes from a release; a folded release has this shape. */
export interface ReleaseParts {
  readonly releaseId: string;
  readonly alias: string;
  readonly content: Readonly<
    Pick<IntentDocument, 'artifacts' | 'migrations' | 'modules' | 'configuration' | 'flags' | 'datasets' | 'manifests'>
  >;
}
