import type { ToWrite, Written } from '../bank/domain/parsed.ts';
import { mediaIn } from '../bank/domain/clean.ts';
import type { Question, Rich, Stimulus } from '../bank/domain/question.ts';
import { type Leave, leaving } from './leaving.ts';
import { namespaces, type QtiVersion, resourceType, writerOf } from './qti-names.ts';
import type { QtiOut } from './qti-out.ts';
import { itemXml } from './qti-write-item.ts';
import { richXml } from './rich-xml.ts';
import { labelsOf } from './tag-labels.ts';
import { placeOf } from './uncarried.ts';
import { packed } from './unpack.ts';
import { tag, xmlText } from './xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A QTI package: an item for each question, shared stimuli (from 2.2 on), pictures and sounds, tags as keywords. What it has no place for is named. */
export function writeQti({ questions, media }: ToWrite, version: QtiVersion = '3.0'): Written {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  const files: Record<string, Uint8Array> = {};
  const put = (path: string, xml: string) => (files[path] = new TextEncoder().encode(head + xml));
  const stimuli = new Map<string, string>();
  const resources: string[] = [];
  for (const [at, question] of questions.entries()) {
    const out = outOf(question, at, version, media, leave, files);
    const isShared = question.stimulus !== undefined && version !== '2.1';
    const stimulus = isShared && question.stimulus ? stimulusOf(question.stimulus, stimuli, out, put, resources) : undefined;
    const xml = itemXml(question, at, { ...out, stimulus });
    if (xml === null) continue;
    const path = `items/${String(at + 1).padStart(5, '0')}.xml`;
    put(path, xml);
    const labels = [...(question.tags.topic === null ? [] : [`topic:${question.tags.topic}`]), ...labelsOf(question.tags)];
    resources.push(resourceXml(`item-${at + 1}`, resourceType(version, 'item'), path, labels, stimulus));
  }
  put('imsmanifest.xml', manifestXml(version, resources));
  return { bytes: packed(files), left };
}

function outOf(
  question: Question,
  at: number,
  version: QtiVersion,
  media: ToWrite['media'],
  leave: Leave,
  files: Record<string, Uint8Array>,
): QtiOut {
  const where = placeOf(question, at);
  const file = (name: string) => {
    const bytes = media.get(name);
    if (bytes) files[`media/${name}`] = bytes;
    else leave(where, 'media-missing', name);
    return `../media/${encodeURIComponent(name)}`;
  };
  const rich = (text: Rich) => {
    const addresses = new Map(mediaIn(text).map((name) => [name, file(name)]));
    return richXml(text).replace(
      /(<(?:img|audio)\b[^>]*?\ssrc=")media:([^"]+)"/g,
      (_, before: string, name: string) => `${before}${xmlText(addresses.get(name) ?? '')}"`,
    );
  };
  return { where, leave, media, version, write: writerOf(version), rich, file, stimulus: undefined };
}

/** Path of a stimulus, written once however many questions share it. */
function stimulusOf(
  stimulus: Stimulus,
  stimuli: Map<string, string>,
  { version, write, rich }: QtiOut,
  put: (path: string, xml: string) => void,
  resources: string[],
): string {
  const key = JSON.stringify([stimulus.title, stimulus.text]);
  const known = stimuli.get(key);
  if (known !== undefined) return known;
  const name = `stimulus-${stimuli.size + 1}`;
  stimuli.set(key, name);
  put(
    `stimuli/${name}.xml`,
    write(
      'assessmentStimulus',
      { xmlns: namespaces[version], identifier: name, title: stimulus.title },
      write('stimulusBody', {}, tag('div', {}, rich(stimulus.text))),
    ),
  );
  resources.push(resourceXml(name, resourceType(version, 'stimulus'), `stimuli/${name}.xml`, [], undefined));
  return name;
}

function resourceXml(identifier: string, type: string, href: string, labels: readonly string[], dependsOn: string | undefined): string {
  const keywords = labels.map((label) => tag('keyword', {}, tag('string', {}, xmlText(label))));
  return tag(
    'resource',
    { identifier, type, href },
    ...(keywords.length > 0
      ? [tag('metadata', {}, tag('lom', { xmlns: 'http://ltsc.ieee.org/xsd/LOM' }, tag('general', {}, ...keywords)))]
      : []),
    tag('file', { href }),
    ...(dependsOn === undefined ? [] : [tag('dependency', { identifierref: dependsOn })]),
  );
}

function manifestXml(version: QtiVersion, resources: readonly string[]): string {
  const isThird = version === '3.0';
  return tag(
    'manifest',
    {
      xmlns: isThird ? 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1' : 'http://www.imsglobal.org/xsd/imscp_v1p1',
      identifier: 'lentera',
    },
    tag(
      'metadata',
      {},
      tag('schema', {}, isThird ? 'QTI Package' : `QTIv${version} Package`),
      tag('schemaversion', {}, isThird ? '3.0.0' : '1.0.0'),
    ),
    tag('organizations'),
    tag('resources', {}, ...resources),
  );
}
