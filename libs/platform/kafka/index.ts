export { KafkaBroker } from './kafka-broker';
export type {
  Consuming,
  IncomingBatch,
  IncomingMessage,
  OutgoingMessage,
  Subscription,
  Unreadable,
} from './message-broker';
export { MessageBroker, TakeLater } from './message-broker';
