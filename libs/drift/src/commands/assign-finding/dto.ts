import { IsPlainText } from '@ledgerline/platform/http';
import { IsIn, ValidateIf, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

export class AssigneeDto {
  @IsIn(['person', 'group'])
  kind!: 'person' | 'group';

  /** As it is spelled in their keys. */
  @IsPlainText(200)
  id!: string;
}

export class AssignFindingDto {
  /** Whose it is from now on; nobody's when it is left out. */
  @ValidateIf((_, assignee: unknown) => assignee !== undefined)
  @ValidateNested()
  @Type(() => AssigneeDto)
  assignee?: AssigneeDto;
}
