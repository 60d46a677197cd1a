export type { CloudEvent, CloudEventMessage, ReceivedEvents } from './read-cloudevents';
export { InvalidCloudEvent, readCloudEvents } from './read-cloudevents';
