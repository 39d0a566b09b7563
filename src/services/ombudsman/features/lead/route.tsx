import { catalogue } from '#i18n';
import { AppError } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { decidesIdentity } from '../../domain/seats.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { secret } from '../cookies.ts';
import { getSeated } from '../officer.ts';

const texts = catalogue(
  {
    title: 'Pimpinan',
    lead: 'Yang dilihat dan diputus atas seluruh laporan kantor.',
    patterns: 'Pola laporan',
    patternsLead: 'Laporan serupa menurut instansi, layanan, dan bentuk; penyelidikan atas prakarsa sendiri.',
    figures: 'Laporan berkala',
    figuresLead: 'Laporan triwulanan dan tahunan, sebagai PDF dan Excel.',
    disposals: 'Penyusutan',
    disposalsLead: 'Laporan yang lewat lama simpannya: diusulkan, diputus orang kedua, atau ditahan.',
  },
  {
    title: 'Head of office',
    lead: 'What is looked at and decided over all matters of the office.',
    patterns: 'Patterns of reports',
    patternsLead: 'Reports alike by agency, service and kind; investigations of our own initiative.',
    figures: 'Periodic reports',
    figuresLead: 'Quarterly and annual reports, as PDF and Excel.',
    disposals: 'Removal',
    disposalsLead: 'Matters past their time: proposed, decided by a second person, or held back.',
  },
);

const Lang = Type.Object({ lang: Type.Optional(Type.String()) });

function LeadPage() {
  const m = texts(useView().locale);
  const links = [
    { href: ombudsmanPaths.patterns(), title: m.patterns, lead: m.patternsLead },
    { href: ombudsmanPaths.figures(), title: m.figures, lead: m.figuresLead },
    { href: ombudsmanPaths.disposals(), title: m.disposals, lead: m.disposalsLead },
  ];
  return (
    <OfficeFrame at="lead" title={m.title}>
      <p class="soft">{m.lead}</p>
      {links.map(({ href, title, lead }) => (
        <article class="card stack tight">
          <h2>
            <a href={href}>{title}</a>
          </h2>
          <p class="soft">{lead}</p>
        </article>
      ))}
    </OfficeFrame>
  );
}

/** What head and keeper find over all matters. */
export function leadRoutes(app: WebApp, { agencyId }: OmbudsmanDeps): void {
  app.get(ombudsmanPaths.lead.pattern, { schema: { querystring: Lang }, config: { policy: 'officer' } }, (request, reply) => {
    if (!decidesIdentity(getSeated(request, agencyId).sits)) throw new AppError('NOT_FOUND', { page: true });
    return render(request, secret(reply), <LeadPage />, { title: texts(request.locale).title });
  });
}
