import fastify from 'fastify';

// The peer of every page: a route of the same framework that only answers.
const app = fastify();
const page = `<!doctype html><title>bare</title>${'<p>text</p>'.repeat(400)}`;
app.get('/healthz', () => ({ status: 'ok' }));
app.get('/', (_request, reply) => reply.type('text/html').send(page));
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
