import type { ComponentChildren } from 'preact';
import { inLanguage } from '../locale.ts';
import { useView } from '../view.ts';
import { Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { texts } from './messages/index.ts';
import { Island } from './parts.tsx';

interface PageProps {
  readonly children?: ComponentChildren;
  /** Instead of children: HTML that `renderForAll` made. */
  readonly rendered?: string;
  /** The wide frame of officers' desks. */
  readonly wide?: boolean;
}

/** The frame of every page: skip link, demo band, header, main, footer. */
export function Page({ children, rendered, wide = false }: PageProps) {
  const { demo, locale, actor } = useView();
  const m = texts(locale);
  // An officer's many ways stand in one line, and at the same place on every page.
  const worksHere = actor?.kind === 'person' && actor.roles.length > 0;
  return (
    <>
      <a class="skip" href="#isi">
        {m.skip}
      </a>
      {demo && (
        <aside class="demo" aria-label={m.demoBand}>
          {m.demo}
        </aside>
      )}
      <Header wide={wide || worksHere} />
      <SessionEnd />
      <Main wide={wide} rendered={rendered}>
        {children}
      </Main>
      <Footer wide={wide} />
    </>
  );
}

/** Where one is signed out after hours and not weeks, the page says so in time. */
const SHORT_REST = 4 * 3600;

function SessionEnd() {
  const { actor } = useView();
  if (actor?.kind !== 'person' || actor.idleSeconds === undefined || actor.idleSeconds > SHORT_REST) return null;
  return <Island name="session-end" props={{ idle: actor.idleSeconds, at: '/akun/sesi', signIn: '/masuk?to=%2Fakun' }} />;
}

function Main({ children, rendered, wide }: PageProps) {
  const frame = { id: 'isi', class: wide ? 'wrap wide' : 'wrap', tabIndex: -1 };
  if (rendered !== undefined) return <main {...frame} dangerouslySetInnerHTML={{ __html: rendered }} />;
  return <main {...frame}>{children}</main>;
}

function Header({ wide }: { wide: boolean }) {
  const { nav, locale, actor, url } = useView();
  const m = texts(locale);
  const other = locale === 'id' ? 'en' : 'id';
  const here = url.split('?')[0] ?? '';
  return (
    <header class="top">
      <div class={wide ? 'wrap wide' : 'wrap'}>
        <a class="brand" href="/">
          <Icon name="hall" />
          Wantilan
        </a>
        <a class="tongue" href={inLanguage(url, other)} lang={other} hreflang={other} rel="nofollow">
          {m.other}
        </a>
        <nav aria-label={m.mainNav}>
          {nav.map((item) => (
            <a
              href={item.href}
              aria-current={here === item.href || (item.href !== '/' && here.startsWith(`${item.href}/`)) ? 'page' : undefined}
            >
              {item.label(locale)}
            </a>
          ))}
          {actor?.kind === 'person' ? (
            <>
              <a href="/akun">{m.account}</a>
              <Form action="/keluar" class="inline">
                <button class="link" type="submit">
                  {m.signOut}
                </button>
              </Form>
            </>
          ) : (
            <a href="/masuk">{m.signIn}</a>
          )}
        </nav>
      </div>
    </header>
  );
}

function Footer({ wide }: { wide: boolean }) {
  const { locale, demo, actor, deviceMark } = useView();
  const m = texts(locale);
  return (
    <footer class="foot">
      <div class={wide ? 'wrap wide' : 'wrap'}>
        <span>{m.owner}</span>
        <a href="/lacak">{m.track}</a>
        <a href="/verifikasi">{m.verify}</a>
        <a href="/nomor-resmi">{m.ourNumber}</a>
        <a href="/kinerja">{m.performance}</a>
        {demo && <a href="/demo/mailbox">{m.mailbox}</a>}
        {actor?.kind === 'person' && (
          <Island name="shell" props={{ worker: '/pekerja.js', owner: deviceMark }}>
            <button class="link" type="button" data-install hidden>
              {m.install}
            </button>
          </Island>
        )}
      </div>
    </footer>
  );
}

/** Where this page stands: the pages above it, then itself. */
export function Crumbs({ above, here }: { above: readonly { href: string; label: string }[]; here: string }) {
  const m = texts(useView().locale);
  return (
    <nav class="crumbs" aria-label={m.trail}>
      {above.map(({ href, label }) => (
        <>
          <a href={href}>{label}</a> /{' '}
        </>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  );
}
