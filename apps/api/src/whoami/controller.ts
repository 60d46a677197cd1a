import type { Principal } from '@ledgerline/platform/http';
import { Answers, CurrentPrincipal, permissions, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';

const WhoAmIView = Type.Object(
  {
    keyId: Type.String(),
    project: Type.String({ description: 'the one project that the key opens, or `*`' }),
    kind: Type.String(),
    id: Type.String(),
    role: Type.String(),
    groups: Type.Array(Type.String()),
    environment: Type.Optional(Type.String()),
    permissions: Type.Array(Type.String()),
  },
  { $id: 'WhoAmI' },
);

@Controller('v1/whoami')
export class WhoAmIController {
  /** Who this key belongs to, and what it permits. */
  @Get()
  @RequirePermission('self:read')
  @Answers(WhoAmIView, 'the principal behind the key')
  whoAmI(@CurrentPrincipal() principal: Principal) {
    const permitted = Object.entries(permissions).filter(([, roles]) => roles.some((role) => role === principal.role));
    return { ...principal, permissions: permitted.map(([permission]) => permission) };
  }
}
