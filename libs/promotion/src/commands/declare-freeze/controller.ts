import type { Cause } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { DeclareFreeze } from './command';
import { DeclareFreezeDto, freezeIn } from './dto';

const FreezeDeclaredView = Type.Composite([AcceptedView, Type.Object({ freezeId: Type.String() })], {
  $id: 'FreezeDeclared',
});

@Controller('v1/projects/:project/freezes')
export class DeclareFreezeController {
  constructor(private readonly commands: CommandBus) {}

  /** Let nothing new into the environments until an instant; what rolls out already goes on. */
  @Post()
  @RequirePermission('freeze:decide')
  @Answers(FreezeDeclaredView, 'the freeze is declared', 201)
  declare(
    @Param('project') project: string,
    @Body() body: DeclareFreezeDto,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    const freeze = freezeIn(body);
    if (freeze === undefined) return refuse('freeze-scope-unclear', {}, '/scope');
    return this.commands.execute(new DeclareFreeze(cause, project, freeze, groups));
  }
}
