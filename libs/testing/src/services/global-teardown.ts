import { stopSharedServer } from './global-setup';

export default stopSharedServer;
