export { InvalidCloudEvent, readCloudEvents } from './read-cloudevents';
export type { KafkaEvent } from './read-kafka-event';
export { readKafkaEvent } from './read-kafka-event';
export { writeKafkaEvent } from './write-kafka-event';
