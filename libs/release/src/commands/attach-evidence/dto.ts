import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { IsName } from '@ledgerline/platform/http';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { EvidenceKind } from '../../evidence/judgement';
import { evidenceKinds } from '../../evidence/judgement';
import { TEXT_LINE } from '../../text-patterns';

export class AttachEvidenceDto {
  /** What the document is: a JUnit, CTRF or SARIF report, an in-toto statement, or SLSA provenance. */
  @IsIn(evidenceKinds)
  kind!: EvidenceKind;

  /** Which suite it was, in the words of the project's gates: `unit`, `integration`. */
  @Matches(TEXT_LINE)
  @MaxLength(200)
  suite!: string;

  /** Where it ran; leave it out for what ran on the artifacts alone. */
  @IsOptional()
  @IsName()
  environment?: string;

  /**
   * The document as its maker wrote it, at most 1 MiB; or say `blob`. XML without a document type declaration; a statement
   * by itself, in a DSSE envelope or in a sigstore bundle.
   */
  @IsOptional()
  @IsString()
  @MaxLength(1048576)
  document?: string;

  /** The digest of the document, stored before with `POST …/blobs` (up to 8 MiB); or say `document`. */
  @IsOptional()
  @Matches(new RegExp(DIGEST_PATTERN))
  blob?: string;

  /** The artifact digests that were verified; those that the document names, or else all of the release's, when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Matches(new RegExp(DIGEST_PATTERN), { each: true })
  subjects?: string[];
}
