export { InvalidCloudEvent, readCloudEvents } from './read-cloudevents';
