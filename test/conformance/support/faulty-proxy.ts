import { connectionStringOf } from '@ledgerline/embedded-eventstore';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { SECRET } from './ledger-under-test';

type Fault = 'none' | 'answers-lost' | 'frozen';

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  fault: Fault;
}

/** A TCP connection to the node that can be made to fail. */
export class FaultyProxy {
  private readonly links = new Set<Link>();
  private readonly server: Server;
  private faultOfNew: Fault = 'none';
  /** Pieces of answers that did not get through. */
  answersLost = 0;
  /** Connections that were cut. */
  cuts = 0;

  private constructor(private readonly target: () => number) {
    this.server = createServer((near) => {
      this.link(near);
    });
  }

  /** `target` is asked for the node's port at every new connection. */
  static async to(target: () => number): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return connectionStringOf((this.server.address() as AddressInfo).port, SECRET);
  }

  /** What the node says on present connections never arrives; new ones are sound. */
  loseAnswers(): void {
    for (const link of this.links) link.fault = 'answers-lost';
  }

  /** Nothing passes any more, on present connections and on new ones, and nobody is told. */
  freeze(): void {
    this.faultOfNew = 'frozen';
    for (const link of this.links) link.fault = 'frozen';
  }

  /** New connections are sound again. */
  heal(): void {
    this.faultOfNew = 'none';
  }

  /** Cuts every present connection. */
  cut(): void {
    for (const { near, far } of this.links) {
      this.cuts += 1;
      near.destroy();
      far.destroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private link(near: Socket): void {
    const link: Link = { near, far: connect(this.target(), '127.0.0.1'), fault: this.faultOfNew };
    this.links.add(link);
    near.on('data', (bytes) => {
      if (link.fault !== 'frozen') link.far.write(bytes);
    });
    link.far.on('data', (bytes) => {
      if (link.fault === 'none') near.write(bytes);
      else this.answersLost += 1;
    });
    for (const socket of [near, link.far]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        link.far.destroy();
        this.links.delete(link);
      });
    }
  }
}
