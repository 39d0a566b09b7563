import { casePaths } from '#platform/cases';
import { verificationPaths } from '#platform/documents';
import type { WebApp } from '#web';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';

const PRIVATE = [
  '/akun',
  '/ajukan',
  '/berkas',
  '/draf',
  '/kelola',
  '/kotak-masuk',
  '/lampiran',
  '/meja',
  '/surel',
  '/survei',
  '/undangan',
  '/lacak/',
];

/** What search engines may read, and where it is. */
export function crawlerRoutes(app: WebApp, { registry, wings, publicUrl }: PortalDeps): void {
  app.get(portalPaths.robots.pattern, { config: { policy: 'public' } }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`), `Sitemap: ${publicUrl}${portalPaths.sitemap()}`, ''].join('\n'),
      ),
  );

  app.get(portalPaths.sitemap.pattern, { config: { policy: 'public' } }, async (_request, reply) => {
    const keys = [...new Set(registry.all().map(({ service }) => service.key))];
    const pages = [
      portalPaths.home(),
      portalPaths.catalogue(),
      ...keys.map((key) => portalPaths.service({ key })),
      ...wings.map(({ href }) => href),
      portalPaths.performance(),
      portalPaths.openData(),
      portalPaths.number(),
      casePaths.track(),
      verificationPaths.verify(),
    ];
    const urls = pages.map((page) => `<url><loc>${publicUrl}${page}</loc></url>`).join('');
    return reply
      .type('application/xml; charset=utf-8')
      .send(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`);
  });
}
