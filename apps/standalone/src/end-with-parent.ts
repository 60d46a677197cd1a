import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a supervised process's own code (`node --require`). Its standard input is a pipe from the supervisor: when
 * that closes, the supervisor is gone, however it ended, and nobody would ever stop this process. A thread of it has another
 * standard input, which says nothing of that.
 */
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
}
