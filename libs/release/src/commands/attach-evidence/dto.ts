import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { IsName } from '@ledgerline/platform/http';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { TEXT_LINE } from '../../text-patterns';

export class AttachEvidenceDto {
  @IsIn(['junit'])
  kind!: 'junit';

  /** Which suite it was, in the words of the project's gates: `unit`, `integration`. */
  @Matches(TEXT_LINE)
  @MaxLength(200)
  suite!: string;

  /** Where it ran; leave it out for what ran on the artifacts alone. */
  @IsOptional()
  @IsName()
  environment?: string;

  /** The JUnit report as the test runner wrote it, XML without a document type declaration, at most 1 MiB. */
  @IsString()
  @MaxLength(1048576)
  document!: string;

  /** The artifact digests that were verified; all of the release's when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Matches(new RegExp(DIGEST_PATTERN), { each: true })
  subjects?: string[];
}
