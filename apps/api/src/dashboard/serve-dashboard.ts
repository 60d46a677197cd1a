import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BuiltFile } from './built-files';

/**
 * Everything comes from here, nothing stands in the page itself, and nobody frames it. Styles that scripts set on an element
 * are no inline styles.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-cache',
};
/** The name of such a file tells what is in it. */
const forEver = { ...pageHeaders, 'cache-control': 'public, max-age=31536000, immutable' };

/** The addresses of the dashboard's own pages; every one of them is the same file, which reads the address itself. */
const pages = ['/', '/sign-in', '/p/*'];

/** Serves the dashboard's files; without any, its addresses are unknown like every other. */
export function serveDashboard(server: FastifyInstance, files: ReadonlyMap<string, BuiltFile>): void {
  const page = files.get('index.html');
  if (page === undefined) return;
  for (const url of pages) {
    server.get(url, (request, reply) => answer(request, reply.headers(pageHeaders), page));
  }
  server.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const file = files.get(`assets/${request.params['*']}`);
    if (file === undefined) {
      reply.callNotFound();
      return reply;
    }
    return answer(request, reply.headers(forEver), file);
  });
  const icon = files.get('icon.svg');
  if (icon !== undefined)
    server.get('/icon.svg', (request, reply) => answer(request, reply.headers(pageHeaders), icon));
}

function answer(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  void reply.headers({ 'content-type': file.type, etag: file.etag, vary: 'accept-encoding' });
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (file.gzipped === undefined || !takesGzip) return reply.send(file.plain);
  return reply.header('content-encoding', 'gzip').send(file.gzipped);
}
