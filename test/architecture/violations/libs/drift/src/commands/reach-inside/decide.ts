export { CommandBus } from '@nestjs/cqrs';
export { released } from '../../../../release/src/index';
