import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { changeQuestion, enterMember, enterQuestions, keepMedia, type Question } from '#services/lentera';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies } from './exam-world.ts';
import { filledForm, multipart } from './filled-form.ts';
import { makeSchools, type SchoolPerson, schoolPeople, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let visitors: Record<SchoolPerson, Visitor>;
let picture: string;

const actorOf = (who: SchoolPerson): PersonActor => {
  const personId = world.personId[who];
  return { kind: 'person', personId, accountId: personId, name: who, email: `${who}@sekolah.contoh.test`, roles: [], strong: true };
};

function questionOf(title: string, given: Partial<Omit<Question, 'tags'>> = {}, tags: Partial<Question['tags']> = {}): Question {
  return {
    title,
    prompt: `<p>${title}?</p>`,
    body: { kind: 'short', accepted: [{ text: 'ya', share: 1 }], caseSensitive: false },
    tags: {
      subject: 'ipa',
      grade: 7,
      phase: 'D',
      aim: null,
      topic: null,
      level: null,
      difficulty: null,
      context: null,
      labels: [],
      ...tags,
    },
    points: 1,
    media: [],
    ...given,
  };
}

interface Entering {
  readonly by?: SchoolPerson;
  readonly shared?: 'own' | 'school' | 'city';
  readonly status?: 'draft' | 'approved';
  readonly schoolId?: string | null;
}

async function enter(question: Question, { by = 'teacher', schoolId, ...rest }: Entering = {}): Promise<string> {
  const { agencyId } = world;
  const at = app.clock.now();
  const news = [{ agencyId, schoolId: schoolId === undefined ? world.schoolId : schoolId, question, ...rest }];
  const [id = ''] = await transaction(app.db, (tx) => enterQuestions(tx, actorOf(by), news, at));
  return id;
}

const look = (who: SchoolPerson, id: string, rest = '') => visitors[who].get(`/lentera/soal/${id}${rest}`);
const does = (who: SchoolPerson, id: string, what: string, fields: Record<string, string> = {}) =>
  visitors[who].post(`/lentera/soal/${id}/${what}`, { versi: '1', ...fields });
const listed = async (who: SchoolPerson, query = '') => textOf((await visitors[who].get(`/lentera/soal${query}`)).body);

/** Who sees something, of everybody there is. */
async function whoSees(ask: (visitor: Visitor) => Promise<{ readonly statusCode: number }>): Promise<readonly SchoolPerson[]> {
  const seen: SchoolPerson[] = [];
  for (const who of schoolPeople) {
    const { statusCode } = await ask(visitors[who]);
    if (statusCode === 200) seen.push(who);
    else expect([who, statusCode]).toEqual([who, 404]);
  }
  return seen;
}

beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  const at = app.clock.now();
  await transaction(app.db, async (tx) => {
    const place = {
      schoolId: world.otherSchoolId,
      personId: world.personId.elsewhere,
      role: 'teacher',
      name: 'I Gede Lain',
      nip: null,
    } as const;
    await enterMember(tx, actorOf('operator'), { ...place, since: '2025-07-14' }, 'test', at);
    const content = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#a2371f' } })
      .png()
      .toBuffer();
    [picture = ''] = await keepMedia(tx, actorOf('teacher'), [{ content, mediaType: 'image/png' }], at);
  });
  visitors = Object.fromEntries(await Promise.all(schoolPeople.map(async (who) => [who, await world.at(who)] as const))) as never;
}, 120_000);
afterAll(() => app?.close());

describe('who sees a question', () => {
  it('is a matter of whose it is, and how far it is shared', async () => {
    const sees = async (id: string) => whoSees((visitor) => visitor.get(`/lentera/soal/${id}`));
    expect(await whoSees((visitor) => visitor.get('/lentera/soal'))).toEqual([
      'head',
      'planner',
      'teacher',
      'colleague',
      'elsewhere',
      'curriculum',
    ]);
    expect(await sees(await enter(questionOf('Soal sendiri')))).toEqual(['teacher']);
    const school = await enter(questionOf('Soal sekolah'), { shared: 'school', status: 'approved' });
    expect(await sees(school)).toEqual(['head', 'planner', 'teacher', 'colleague']);
    const city = await enter(questionOf('Soal kota'), { shared: 'city', status: 'approved' });
    expect(await sees(city)).toEqual(['head', 'planner', 'teacher', 'colleague', 'elsewhere', 'curriculum']);
    const changing = await enter(questionOf('Soal kota konsep'), { shared: 'city', status: 'draft' });
    expect(await sees(changing)).toEqual(['head', 'planner', 'teacher', 'colleague', 'curriculum']);
    expect(await sees(await enter(questionOf('Soal dinas'), { by: 'curriculum', schoolId: null }))).toEqual(['curriculum']);
    expect(await listed('elsewhere')).not.toContain('Soal sekolah');
    expect(await listed('elsewhere')).toContain('Soal kota');
    const csv = (await visitors.elsewhere.get('/lentera/soal/ekspor')).body;
    expect(csv).toContain('Soal kota');
    expect(csv).not.toContain('Soal sendiri');
  });

  it('is led to by its pictures only from a place at a school or the city', async () => {
    expect(await whoSees((visitor) => visitor.get(`/lentera/media/${picture}`))).toEqual(
      schoolPeople.filter((who) => who !== 'parent' && who !== 'stranger'),
    );
    const { headers } = await visitors.teacher.get(`/lentera/media/${picture}`);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('image/png');
  });
});

describe('the list', () => {
  it('is searched by the beginnings of words and narrowed by what questions are about', async () => {
    await enter(
      questionOf('Fotosintesis daun', {}, { topic: 'Tumbuhan/Daun', aim: '3.2', level: 'applying', difficulty: 'hard', grade: 8 }),
    );
    await enter(
      questionOf('Pecahan senilai', { body: { kind: 'essay', lines: 4, rubric: [] } }, { subject: 'matematika', labels: ['bilangan'] }),
    );
    const finds = async (query: string) => {
      const words = await listed('teacher', `?${query}`);
      return ['Fotosintesis daun', 'Pecahan senilai'].filter((title) => words.includes(title));
    };
    expect(await finds('q=fotosint')).toEqual(['Fotosintesis daun']);
    expect(await finds('q=bilang')).toEqual(['Pecahan senilai']);
    expect(await finds('q=fotosintesis+pecahan')).toEqual([]);
    expect(await finds("q=it's+%26+%7C+!")).toEqual([]);
    expect(await finds('mapel=matematika')).toEqual(['Pecahan senilai']);
    expect(await finds('tingkat=8')).toEqual(['Fotosintesis daun']);
    expect(await finds('bentuk=essay')).toEqual(['Pecahan senilai']);
    expect(await finds('berpikir=applying&kesukaran=hard')).toEqual(['Fotosintesis daun']);
    expect(await finds('topik=daun')).toEqual(['Fotosintesis daun']);
    expect(await finds('topik=3.2')).toEqual(['Fotosintesis daun']);
    expect(await finds('milik=school')).toEqual([]);
    expect(await finds('milik=mine&urut=title&status=draft')).toEqual(['Fotosintesis daun', 'Pecahan senilai']);
    expect(await finds('milik=waiting')).toEqual([]);
  });
});

describe('every kind of question', () => {
  it.each(bodies.map(([prompt, body]) => [body.kind, prompt, body] as const))(
    'is shown as students see it, with its key: %s',
    async (kind, prompt, body) => {
      const filled = body.kind === 'hotspot' ? { ...body, picture } : body;
      const id = await enter(
        questionOf(prompt, { body: filled, media: kind === 'hotspot' ? [picture] : [], discussion: '<p>Sebab \\(x^2\\).</p>' }),
      );
      const { statusCode, body: html } = await look('teacher', id);
      expect(statusCode).toBe(200);
      expect(textOf(html)).toContain(prompt);
      expect(html).toContain('<math');
      if (kind === 'hotspot') expect(html).toContain(`src="/lentera/media/${picture}"`);
      else if (kind !== 'essay')
        expect(textOf(html.slice(html.indexOf('id="kunci"')))).toMatch(/Denpasar|✓|→|H2O|1,5 ± 0,1|telur|mendidih/);
    },
  );
});

describe('on the way to others', () => {
  it('somebody else than its author has to agree, who is told', async () => {
    const id = await enter(questionOf('Soal usulan'));
    expect((await look('colleague', id)).statusCode).toBe(404);
    expect((await does('teacher', id, 'usulkan')).statusCode).toBe(303);
    expect((await does('teacher', id, 'usulkan')).statusCode).toBe(422);
    expect((await does('teacher', id, 'putusan', { putusan: 'approved' })).statusCode).toBe(422);
    expect((await look('elsewhere', id)).statusCode).toBe(404);
    expect((await look('curriculum', id)).statusCode).toBe(404);
    for (const who of ['colleague', 'head', 'planner'] as const) expect(await listed(who, '?milik=waiting'), who).toContain('Soal usulan');
    const silent = await does('colleague', id, 'putusan', { putusan: 'returned' });
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain('href="#catatan"');
    await does('colleague', id, 'putusan', { putusan: 'returned', catatan: 'Kuncinya belum jelas.' });
    expect(textOf((await look('teacher', id)).body)).toMatch(/Dikembalikan.*Kuncinya belum jelas/);
    expect(textOf((await visitors.teacher.get('/kotak-masuk')).body)).toContain('Soal Anda dikembalikan');
    await does('teacher', id, 'usulkan');
    expect((await does('head', id, 'putusan', { putusan: 'approved' })).statusCode).toBe(303);
    const row = await app.db.selectFrom('lentera.question').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect([row.status, row.shared, row.proposed_to]).toEqual(['approved', 'school', null]);
  });

  it('goes on to the city, and stays with the school meanwhile and where the city says no', async () => {
    const id = await enter(questionOf('Soal untuk kota'), { shared: 'school', status: 'approved' });
    const stands = async () => {
      const row = await app.db.selectFrom('lentera.question').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      return [row.status, row.shared, row.proposed_to];
    };
    await does('teacher', id, 'usulkan');
    expect(await stands()).toEqual(['approved', 'school', 'city']);
    expect((await does('head', id, 'putusan', { putusan: 'approved' })).statusCode).toBe(422);
    await does('curriculum', id, 'putusan', { putusan: 'returned', catatan: 'Terlalu khusus.' });
    expect(await stands()).toEqual(['approved', 'school', null]);
    expect((await look('curriculum', id)).statusCode).toBe(404);
    await does('teacher', id, 'usulkan');
    await does('curriculum', id, 'putusan', { putusan: 'approved' });
    expect(await stands()).toEqual(['approved', 'city', null]);
    expect((await look('elsewhere', id)).statusCode).toBe(200);
    expect((await does('elsewhere', id, 'tarik')).statusCode).toBe(422);
    await does('curriculum', id, 'tarik', { catatan: 'Usang.' });
    expect(await stands()).toEqual(['retired', 'city', null]);
    expect((await look('elsewhere', id)).statusCode).toBe(404);
    await does('teacher', id, 'pulihkan');
    expect(await stands()).toEqual(['draft', 'city', null]);
  });

  it('is not proposed while it has faults, and not decided on by who saw an older version', async () => {
    const faulty = await enter(questionOf('Soal cacat', { prompt: '' }));
    expect(textOf((await does('teacher', faulty, 'usulkan')).body)).toContain('masih punya kesalahan');
    const id = await enter(questionOf('Soal berubah'));
    await does('teacher', id, 'usulkan');
    const changed = { questionId: id, seen: 1, question: questionOf('Soal berubah lagi'), note: 'lebih jelas' };
    await transaction(app.db, (tx) => changeQuestion(tx, actorOf('teacher'), changed, app.clock.now()));
    await does('teacher', id, 'usulkan', { versi: '2' });
    const late = await does('colleague', id, 'putusan', { putusan: 'approved' });
    expect(late.statusCode).toBe(422);
    expect(textOf(late.body)).toContain('sudah diubah orang lain');
  });

  it('is handed to somebody else of the school', async () => {
    const id = await enter(questionOf('Soal serahan'));
    expect((await does('teacher', id, 'serahkan', { kepada: world.personId.elsewhere })).statusCode).toBe(422);
    await does('teacher', id, 'serahkan', { kepada: world.personId.colleague });
    expect((await look('teacher', id)).statusCode).toBe(404);
    expect((await look('colleague', id)).statusCode).toBe(200);
    expect(textOf((await visitors.colleague.get('/kotak-masuk')).body)).toContain('Soal diserahkan kepada Anda');
  });
});

describe('what a question was and did', () => {
  it('names what an older version had otherwise', async () => {
    const id = await enter(questionOf('Ibu kota Bali'));
    const body = { kind: 'short', accepted: [{ text: 'Denpasar', share: 1 }], caseSensitive: false } as const;
    const changed = {
      questionId: id,
      seen: 1,
      question: questionOf('Ibu kota Bali', { body }, { difficulty: 'easy' }),
      note: 'kunci salah',
    };
    await transaction(app.db, (tx) => changeQuestion(tx, actorOf('teacher'), changed, app.clock.now()));
    const now = textOf((await look('teacher', id)).body);
    expect(now).toMatch(/versi 1 ke versi 2.*Kunci ya Denpasar.*Kesukaran – easy/);
    expect(now).toContain('kunci salah');
    const before = textOf((await look('teacher', id, '?versi=1')).body);
    expect(before).toContain('Ini versi lama');
    expect(before).not.toContain('Usulkan untuk sekolah');
    expect((await look('teacher', id, '?versi=3')).statusCode).toBe(404);
  });

  it('is doubted where the better students got it wrong', async () => {
    const id = await enter(questionOf('Soal meragukan'), { shared: 'city', status: 'approved' });
    const test = async (schoolId: string, title: string, discrimination: number) => {
      const testId = newId();
      const at = app.clock.now();
      const terms = JSON.stringify({});
      const author_id = world.personId.teacher;
      const dates = { created_at: at, changed_at: at };
      const row = {
        id: testId,
        agency_id: world.agencyId,
        school_id: schoolId,
        year: 2025,
        title,
        sort: 'daily',
        subject: 'ipa',
        grade: 7,
      };
      await app.db
        .insertInto('lentera.test')
        .values({
          ...row,
          ...dates,
          plan: terms,
          terms,
          status: 'ended',
          author_id: schoolId === world.schoolId ? author_id : world.personId.elsewhere,
        })
        .execute();
      await app.db
        .insertInto('lentera.question_in_test')
        .values({ question_id: id, version: 1, test_id: testId, published_at: at })
        .execute();
      const use = { question_id: id, version: 1, test_id: testId, attempts: 30, facility: 0.4, discrimination, measured_at: at };
      await app.db.insertInto('lentera.question_use').values(use).execute();
    };
    await test(world.otherSchoolId, 'Ulangan rahasia', 35);
    expect(textOf((await look('teacher', id)).body)).not.toContain('Kunci mungkin salah');
    await test(world.schoolId, 'Ulangan kami', -12);
    const words = textOf((await look('teacher', id)).body);
    expect(words).toContain('Kunci mungkin salah');
    expect(words).toMatch(/Ulangan kami.*30 40 % -12/);
    expect(words).toContain('ulangan sekolah lain');
    expect(words).not.toContain('Ulangan rahasia');
    expect(await listed('colleague', '?milik=doubted')).toMatch(/Soal meragukan.*kunci mungkin salah.*2 ulangan 40 %/);
  });

  it('is found again where somebody entered it before, or nearly so', async () => {
    const options = (texts: readonly string[]) => ({
      kind: 'choice' as const,
      options: texts.map((text, at) => ({ id: 'abcd'[at] ?? '', text })),
      key: 'a',
      shuffle: true,
    });
    const ask = 'Danau terluas di pulau Bali yang terletak di kaldera gunung';
    const first = await enter(questionOf(ask, { body: options(['Batur', 'Beratan', 'Buyan', 'Tamblingan']) }));
    await enter(questionOf(ask, { body: options(['Buyan', 'Batur', 'Tamblingan', 'Beratan']) }), {
      by: 'colleague',
      shared: 'school',
      status: 'approved',
    });
    await enter(questionOf(`${ask} berapi`, { body: options(['Batur', 'Beratan', 'Buyan', 'Toba']) }));
    await enter(questionOf(ask, { body: options(['Buyan', 'Batur', 'Tamblingan', 'Beratan']) }), {
      by: 'elsewhere',
      schoolId: world.otherSchoolId,
    });
    const html = (await look('teacher', first)).body;
    expect(textOf(html.slice(html.indexOf('id="mirip"')))).toMatch(/sama I Ketut Rekan.*mirip 80 %/);
    expect(html.slice(html.indexOf('id="mirip"')).match(/\/lentera\/soal\/[0-9a-f-]{36}/g)).toHaveLength(2);
  });
});

describe('making and changing a question', () => {
  const send = async (who: SchoolPerson, url: string, fields: Record<string, string>, file?: { name: string; content: Buffer }) => {
    const visitor = visitors[who];
    const body = multipart({ _csrf: await visitor.token(), ...fields }, file);
    return visitor.send({ method: 'POST', url, ...body });
  };
  const formAt = async (who: SchoolPerson, url: string) => filledForm((await visitors[who].get(url)).body, 'soal-form');
  const contentOf = async (id: string, version: number) => {
    const at = app.db.selectFrom('lentera.question_version').select('content').where('question_id', '=', id).where('version', '=', version);
    return (await at.executeTakeFirstOrThrow()).content as unknown as Question;
  };

  it.each(bodies.map(([prompt, body]) => [body.kind, prompt, body] as const))(
    'a form that is sent as it came changes nothing: %s',
    async (kind, prompt, body) => {
      const filled = body.kind === 'hotspot' ? { ...body, picture } : body;
      const rich = `<p>Lihat:</p><table><tbody><tr><td>\\(x &lt; 2\\)</td></tr></tbody></table><p dir="rtl" lang="ar">كتاب</p>`;
      const before = questionOf(prompt, {
        prompt: rich,
        body: filled,
        points: 2.5,
        media: kind === 'hotspot' ? [picture] : [],
        discussion: 'Sebab \\(1 &lt; 2\\).',
        stimulus: { title: 'Bacaan', text: '<p>Satu.</p><p>Dua<br />tiga.</p>' },
      });
      const id = await enter(before);
      const form = await formAt('teacher', `/lentera/soal/${id}/ubah`);
      const sent = await send('teacher', `/lentera/soal/${id}/ubah`, { ...form, catatan: 'sama saja', langkah: 'simpan' });
      expect([sent.statusCode, sent.headers.location]).toEqual([303, `/lentera/soal/${id}?kabar=changed`]);
      const after = await contentOf(id, 2);
      // One paragraph is as good as none, and a sign may be written either way.
      const loose = (content: unknown) =>
        JSON.parse(
          JSON.stringify(content)
            .replace(/<\/?p>/g, '')
            .replaceAll('&gt;', '>'),
        ) as unknown;
      expect(loose(after.body)).toEqual(loose(filled));
      const bare = (text: string) => text.replace(/\n/g, '');
      expect(loose({ ...after, prompt: bare(after.prompt) })).toEqual(loose({ ...before, prompt: bare(rich) }));
    },
  );

  it('begins with the rows of its kind, which come and go by buttons', async () => {
    const url = '/lentera/soal/baru?jenis=choice';
    const form = await formAt('teacher', url);
    expect(form['pilihan.jumlah']).toBe('4');
    const filled = { ...form, 'pilihan.0.teks': 'nol', 'pilihan.1.teks': 'satu', 'pilihan.2.teks': 'dua', kunci: 'c' };
    const fewer = filledForm((await send('teacher', url, { ...filled, langkah: 'hapus.pilihan.1' })).body, 'soal-form');
    expect([fewer['pilihan.jumlah'], fewer['pilihan.1.teks'], fewer['pilihan.1.id'], fewer.kunci]).toEqual(['3', 'dua', 'c', 'c']);
    const more = filledForm((await send('teacher', url, { ...fewer, langkah: 'tambah.pilihan' })).body, 'soal-form');
    expect([more['pilihan.jumlah'], more['pilihan.3.id'], more['pilihan.0.teks']]).toEqual(['4', 'b', 'nol']);
  });

  it('names each fault beside its field and keeps what was typed', async () => {
    const url = '/lentera/soal/baru?jenis=choice';
    const form = await formAt('teacher', url);
    const answer = await send('teacher', url, { ...form, soal: 'Berapa \\(\\frac{1\\)?', 'pilihan.0.teks': 'satu', langkah: 'simpan' });
    expect(answer.statusCode).toBe(422);
    for (const field of ['soal', 'pilihan.1.teks', 'kunci', 'mapel']) expect(answer.body).toContain(`href="#${field}"`);
    expect(filledForm(answer.body, 'soal-form').soal).toBe('Berapa \\(\\frac{1\\)?');
    const seen = await send('teacher', url, { ...form, soal: 'Berapa \\(2^3\\)?', langkah: 'lihat' });
    expect(seen.statusCode).toBe(200);
    expect(seen.body).toContain('<math');
  });

  it('is entered as a draft of whoever made it, for their school', async () => {
    const url = '/lentera/soal/baru?jenis=short';
    const form = await formAt('teacher', url);
    const typed = {
      ...form,
      soal: 'Apa nama\ntarian ini?\n\n<script>alert(1)</script>Sebut <b>satu</b>.',
      'jawaban.0.teks': 'kecak',
      mapel: 'ipa',
      langkah: 'simpan',
    };
    const sent = await send('teacher', url, typed);
    expect(sent.statusCode).toBe(303);
    const [, id = ''] = /soal\/([0-9a-f-]{36})/.exec(String(sent.headers.location)) ?? [];
    const content = await contentOf(id, 1);
    expect(content.prompt).toContain('<strong>satu</strong>');
    expect(content.prompt).not.toContain('script');
    expect(content.title).toContain('Apa nama');
    const row = await app.db.selectFrom('lentera.question').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect([row.author_id, row.school_id, row.status, row.shared]).toEqual([world.personId.teacher, world.schoolId, 'draft', 'own']);
  });

  it('is changed by nobody else, and never over what somebody else has made meanwhile', async () => {
    const id = await enter(questionOf('Soal bersama'), { shared: 'school', status: 'approved' });
    const url = `/lentera/soal/${id}/ubah`;
    expect((await visitors.colleague.get(url)).statusCode).toBe(404);
    const [mine, heads] = [await formAt('teacher', url), await formAt('head', url)];
    expect((await send('head', url, { ...heads, soal: 'Dari kepala?', catatan: 'x', langkah: 'simpan' })).statusCode).toBe(303);
    const late = await send('teacher', url, { ...mine, soal: 'Dari guru?', catatan: 'y', langkah: 'simpan' });
    expect(late.statusCode).toBe(422);
    expect(textOf(late.body)).toContain('sudah diubah orang lain');
    const again = filledForm(late.body, 'soal-form');
    expect([again.soal, again.versi]).toEqual(['Dari guru?', '2']);
    expect((await send('teacher', url, { ...again, langkah: 'simpan' })).statusCode).toBe(303);
    expect((await contentOf(id, 3)).prompt).toBe('Dari guru?');
  });

  it('takes a picture without what the camera wrote into it, and nothing that is none', async () => {
    const url = '/lentera/soal/baru?jenis=essay';
    const form = await formAt('teacher', url);
    const photo = await sharp({ create: { width: 3000, height: 20, channels: 3, background: '#123456' } })
      .withExif({ IFD0: { Artist: 'Rahasia Sekali' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Rahasia Sekali')).toBe(true);
    const put = { ...form, soal: 'Lihat gambar', 'unggah-ke': 'soal', 'unggah-alt': 'Peta "Bali"', langkah: 'unggah' };
    const answer = await send('teacher', url, put, { name: 'foto.png', content: photo });
    const { soal = '' } = filledForm(answer.body, 'soal-form');
    const [, name = ''] = /src="media:([^"]+\.jpg)"/.exec(soal) ?? [];
    expect(soal).toContain('alt="Peta &quot;Bali&quot;"');
    const kept = await visitors.teacher.get(`/lentera/media/${name}`);
    expect(kept.rawPayload.includes('Rahasia Sekali')).toBe(false);
    expect((await sharp(kept.rawPayload).metadata()).width).toBe(1600);
    const wrong = await send('teacher', url, put, { name: 'foto.png', content: Buffer.from('<svg onload="alert(1)"/>') });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#unggah"');
  });
});

describe('questions of a file', () => {
  const gift = [
    '::Ibu kota:: Ibu kota Bali? {=Denpasar ~Ubud ~Kuta}',
    '::Lagi:: Ibu kota Bali? {~Kuta =Denpasar ~Ubud}',
    '::Benar:: Pulau Bali di Indonesia. {T}',
    '::Tanpa akhir:: Berapa {=1 ~2',
  ].join('\n\n');
  const sendFile = async (who: SchoolPerson, name: string, content: string | Buffer) => {
    const visitor = visitors[who];
    const file = { name, content: Buffer.from(content) };
    const body = multipart({ _csrf: await visitor.token() }, file, 'berkas');
    return visitor.send({ method: 'POST', url: '/lentera/soal/impor', ...body });
  };

  it('are looked at before any of them counts, with what was lost and what is there already', async () => {
    const sent = await sendFile('colleague', 'soal.gift', gift);
    expect(sent.statusCode).toBe(303);
    const url = String(sent.headers.location);
    const page = await visitors.colleague.get(url);
    const words = textOf(page.body);
    expect(words).toContain('3 soal terbaca dari berkas GIFT');
    expect(words).toMatch(/Yang tidak terbawa.*Tanpa akhir/);
    expect(words).toContain('sama dengan nomor 1');
    expect(page.body.match(/name="ambil\.\d+" value="ya" checked/g)).toHaveLength(2);
    expect(await listed('colleague', '?milik=mine&q=ibu+kota')).not.toContain('Ibu kota');
    expect((await visitors.teacher.get(url)).statusCode).toBe(404);
    const none = await visitors.colleague.post(`${url}/ambil`, {});
    expect(none.body).toContain('href="#pilihan-soal"');
    const unsaid = await visitors.colleague.post(`${url}/ambil`, { 'ambil.0': 'ya' });
    expect(unsaid.body).toContain('href="#mapel"');
    const taken = await visitors.colleague.post(`${url}/ambil`, {
      'ambil.0': 'ya',
      'ambil.2': 'ya',
      mapel: 'ipa',
      tingkat: '7',
      topik: 'Bali',
    });
    expect(textOf((await visitors.colleague.follow(taken)).body)).toContain('2 soal dimasukkan dari berkas sebagai konsep.');
    expect(await listed('colleague', '?masuk=3&cacat=1')).toContain('1 tidak dimasukkan, karena masih punya kesalahan');
    const mine = await listed('colleague', '?milik=mine&topik=Bali&tingkat=7&status=draft');
    expect(mine).toMatch(/Ibu kota/);
    expect(mine).toMatch(/Benar/);
    expect((await visitors.colleague.post(`${url}/ambil`, { 'ambil.0': 'ya', mapel: 'ipa' })).statusCode).toBe(422);
    const again = String((await sendFile('colleague', 'soal.gift', gift)).headers.location);
    expect(textOf((await visitors.colleague.get(again)).body)).toContain('sudah ada di bank soal Ibu kota');
    await visitors.colleague.post(`${again}/buang`);
    const sentBefore = textOf((await visitors.colleague.get('/lentera/soal/impor')).body);
    expect(sentBefore).toContain('soal.gift 3 dibuang');
    expect(sentBefore).toContain('soal.gift 3 sudah dimasukkan');
  });

  it('are refused with the reason where nothing can be read', async () => {
    const wrong = async (name: string, content: string) => textOf((await sendFile('teacher', name, content)).body);
    expect(await wrong('x.xml', '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>')).toContain('memuat DOCTYPE');
    expect(await wrong('x.bin', 'bukan apa-apa')).toContain('bukan berkas soal yang dikenal');
    expect(await wrong('x.gift', '')).toContain('Pilih berkasnya dahulu');
  });

  it('go out in every format with what it cannot carry said before, and come back with their pictures', async () => {
    const id = await enter(
      questionOf('Peta', { prompt: `<p>Lihat <img src="media:${picture}" alt="Peta" /></p>`, media: [picture] }, { topic: 'keluar' }),
      { by: 'head' },
    );
    const url = '/lentera/soal/unduh?topik=keluar';
    expect(textOf((await visitors.head.get(url)).body)).toContain('Peta');
    const ask = (format: string, langkah: string) => visitors.head.post(url, { format, langkah, [`soal.${id}`]: 'ya' });
    expect(textOf((await ask('gift', 'lihat')).body)).toMatch(/Yang tidak terbawa|Tempat di berkas/);
    for (const format of ['gift', 'qti-2.1', 'qti-2.2', 'qti-3.0', 'docx', 'xlsx'])
      expect([format, (await ask(format, 'unduh')).statusCode]).toEqual([format, 200]);
    const xml = await ask('moodle-xml', 'unduh');
    expect(xml.headers['content-disposition']).toContain('soal.xml');
    const sent = String((await sendFile('colleague', 'soal.xml', xml.rawPayload)).headers.location);
    const { body } = await visitors.colleague.get(sent);
    expect(body).toMatch(/src="\/lentera\/media\/[0-9a-f]{40}\.png"/);
    expect((await visitors.head.post(url, { format: 'gift', langkah: 'unduh' })).statusCode).toBe(422);
    // A format that can carry none of them gives no empty file.
    const alone = await ask('aiken', 'unduh');
    expect([alone.statusCode, textOf(alone.body)]).toEqual([422, expect.stringContaining('tidak dapat membawa satu pun soal')]);
    const options = [
      { id: 'a', text: 'ya' },
      { id: 'b', text: 'tidak' },
    ];
    const choice = questionOf('Pilih', { body: { kind: 'choice', options, key: 'a', shuffle: true } }, { topic: 'keluar' });
    const both = { format: 'aiken', langkah: 'unduh', [`soal.${id}`]: 'ya', [`soal.${await enter(choice, { by: 'head' })}`]: 'ya' };
    expect((await visitors.head.post(url, both)).statusCode).toBe(200);
    expect((await visitors.teacher.post(url, { format: 'gift', langkah: 'unduh', [`soal.${id}`]: 'ya' })).statusCode).toBe(422);
  });
});
