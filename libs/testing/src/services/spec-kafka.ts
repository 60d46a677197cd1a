import type { ServiceKind } from './service-kind';

/** A broker for one spec file: without topics at first, unless one was named. */
export interface SpecKafka {
  /** `host:port`, for `KAFKA_BROKERS`. */
  readonly brokers: string;
  readonly kind: ServiceKind;
  /** Ends it as a power cut would, and starts it again on the same port and data; absent where it is not ours to kill. */
  readonly crash?: () => Promise<void>;
  readonly restart?: () => Promise<void>;
  stop(): Promise<void>;
}
