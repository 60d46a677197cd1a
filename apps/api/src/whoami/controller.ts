import type { Principal } from '@ledgerline/platform/http';
import { Answers, CurrentPrincipal, RequirePermission, WhoAmIView, whoIs } from '@ledgerline/platform/http';
import { Controller, Get } from '@nestjs/common';

@Controller('v1/whoami')
export class WhoAmIController {
  /** Who this key or session belongs to, and what it permits. */
  @Get()
  @RequirePermission('self:read')
  @Answers(WhoAmIView, 'the principal behind the key')
  whoAmI(@CurrentPrincipal() principal: Principal) {
    return whoIs(principal);
  }
}
