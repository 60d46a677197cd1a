export { CloudEvent } from 'cloudevents';
