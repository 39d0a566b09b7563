import { seedPermit } from '#demo';
import { startClamd } from '#demo/stand-ins';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figures } from './figures.ts';
import { listenForPrometheus } from './listen.ts';
import { Metrics } from './metrics.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { METRICS_LISTEN: '127.0.0.1:9464' } });
});
afterAll(() => app.close());

const read = async () => (await app.application.metrics?.text(await app.application.figures()))?.body ?? '';

describe('figures for Prometheus', () => {
  it('tell of requests by the pattern of their route, and of no person and no case', async () => {
    const { caseId, applicant } = await seedPermit.submitted(app.deps);
    const visitor = await app.signedIn(applicant.email);
    expect((await visitor.get(`/berkas/${caseId}`)).statusCode).toBe(200);
    expect((await visitor.get('/berkas/tidak-ada')).statusCode).toBeGreaterThanOrEqual(400);
    const text = await read();
    expect(text).toContain('wantilan_http_request_seconds_count{method="GET",route="/berkas/:caseId",status="2xx"} 1');
    expect(text).not.toContain(caseId);
    expect(text).not.toContain(applicant.email);
  });

  it('tell of open cases, of those past their limit and of jobs that wait', async () => {
    expect(await read()).toContain('wantilan_cases_open{service="imb-pbg",state="late"} 0');
    app.clock.advance({ days: 200 });
    await seedPermit.submitted(app.deps);
    const text = await read();
    expect(text).toMatch(/wantilan_cases_open\{service="imb-pbg",state="open"\} 2/);
    expect(text).toMatch(/wantilan_cases_open\{service="imb-pbg",state="late"\} 1/);
    expect(text).toMatch(/wantilan_jobs\{job="cases\.receipt",state="waiting"\} 2/);
    expect(text).toMatch(/wantilan_job_oldest_due_seconds 0?\.?\d*[1-9]/);
    expect(text).toContain('wantilan_database_up 1');
  });

  it('stand on a server of their own, which answers to nothing else', async () => {
    const metrics = new Metrics();
    const figures: Figures = {
      load: { inHand: 3, turnedAway: { first: 0, usual: 2, later: 5 } },
      pool: { busy: 1, idle: 2, waiting: 0 },
      freeBytes: 1_000_000,
      files: { place: 'here', opens: true, scanner: null },
      whatsapp: null,
      database: null,
      watched: null,
      signatureSeconds: null,
    };
    metrics.job('probe', 0.2, false);
    const close = await listenForPrometheus(metrics, async () => figures, { host: '127.0.0.1', port: 24_511 });
    const answer = await fetch('http://127.0.0.1:24511/metrics');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('wantilan_http_turned_away_total{importance="later"} 5');
    expect(text).toContain('wantilan_database_up 0');
    expect(text).toContain('wantilan_job_seconds_count{job="probe",outcome="failed"} 1');
    expect((await fetch('http://127.0.0.1:24511/')).status).toBe(404);
    expect((await fetch('http://127.0.0.1:24511/metrics', { method: 'POST' })).status).toBe(404);
    await close();
  });
});

describe('what an alarm asks', () => {
  it('is told of files, messages, certificates and the audit chain', async () => {
    const scanner = await startClamd();
    const watched = await startApp({ env: { METRICS_LISTEN: '127.0.0.1:9464', CLAMD_URL: scanner.url } });
    try {
      await seedPermit.issued(watched.deps);
      await watched.runJobs();
      await watched.inject({
        method: 'POST',
        url: '/api/v1/files?kind=document&name=syarat.pdf',
        headers: { cookie: await watched.signIn('komang@contoh.test'), 'content-type': 'application/pdf' },
        payload: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
      });
      const { application, db, clock } = watched;
      const text = async () => (await application.metrics?.text(await application.figures()))?.body ?? '';
      await db.updateTable('notifications.delivery').set({ state: 'queued' }).where('channel', '=', 'email').execute();
      clock.advance({ minutes: 40 });
      const said = await text();
      expect(said).toMatch(/wantilan_store_seconds_count\{operation="put",outcome="done"\} [1-9]/);
      expect(said).toMatch(/wantilan_scan_seconds_count\{verdict="clean"\} [1-9]/);
      expect(said).toMatch(/wantilan_notices\{channel="email",state="queued"\} [1-9]/);
      expect(Number(/wantilan_notice_oldest_unsent_seconds\{channel="email"\} (\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(2400);
      expect(said).toMatch(/wantilan_certificate_days_left\{kind="signer"\} [1-9]/);
      expect(said).toMatch(/wantilan_audit_entries [1-9]/);
      expect(said).toContain('wantilan_audit_lanes_broken 0');
      expect(said).toContain('wantilan_scanner_up{kind="clamd"} 1');
      expect(said).toMatch(/^wantilan_scanner_signatures_seconds\{.*\} \d/m);
      expect(await read(), 'where there is none').not.toMatch(/^wantilan_scanner_up/m);
      await sql`alter table audit.entry disable trigger all`.execute(db);
      await sql`delete from audit.entry where (lane, seq) in (select lane, max(seq) from audit.entry group by lane limit 1)`.execute(db);
      await scanner.close();
      const after = await text();
      expect(after).toContain('wantilan_audit_lanes_broken 1');
      expect(after).toContain('wantilan_scanner_up{kind="clamd"} 0');
      expect(after).not.toMatch(/^wantilan_scanner_signatures_seconds/m);
    } finally {
      await watched.close();
    }
  });

  it('has a name that is really given, for every alarm there is, and a line about what to do', async () => {
    const rules = readFileSync(new URL('../../../deploy/alerts.yml', import.meta.url), 'utf8');
    const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    const given = new Set([...(await read()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
    const asked = new Set([...rules.matchAll(/wantilan_\w+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')));
    expect(asked.size).toBeGreaterThan(15);
    expect([...asked].filter((name) => !given.has(name))).toEqual([]);
    const alarms = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
    expect(alarms.filter((name) => !operations.includes(`| ${name} |`))).toEqual([]);
  });
});

describe('the page of the operator', () => {
  it('shows the same to an administrator, and does not exist for others', async () => {
    const admin = await app.signedIn('arsip@contoh.test');
    const page = await admin.get('/kelola/operasi');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('PostgreSQL');
    expect(page.body).toContain('cases.receipt');
    const officer = await app.signedIn('loket@contoh.test');
    expect((await officer.get('/kelola/operasi')).statusCode).toBe(404);
  });
});
