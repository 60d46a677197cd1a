export type { AnswerSpec } from './answers';
export { AcceptedView, ANSWER, Answers } from './answers';
export type { Moment } from './moment';
export type { RequestFacts } from './parameters';
export { At, CommandCause, CurrentPrincipal, factsOf, IfMatch, rememberFacts } from './parameters';
export type { Permission } from './permissions';
export { PERMISSION, permissions, RequirePermission } from './permissions';
export type { Principal } from './principal';
