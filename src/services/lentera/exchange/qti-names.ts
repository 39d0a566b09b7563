import { type Element, tag } from './xml.ts';

export type QtiVersion = '2.1' | '2.2' | '3.0';

/** An element of any version under the names of 2.x: `qti-choice-interaction` as `choiceInteraction`, `max-choices` as `maxChoices`. */
export function normal(element: Element): Element {
  return {
    ...element,
    name: camel(element.name.replace(/^qti-/, '')),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [/^(data|aria)-/.test(name) ? name : camel(name), value]),
    ),
    children: element.children.map((node) => (typeof node === 'string' ? node : normal(node))),
  };
}

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Writes an element by its name in 2.x, in the names of a version. */
export type Write = (
  name: string,
  attributes?: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly string[]
) => string;

export function writerOf(version: QtiVersion): Write {
  if (version !== '3.0') return tag;
  return (name, attributes = {}, ...content) =>
    tag(
      `qti-${kebab(name)}`,
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key.includes(':') || key === 'xmlns' ? key : kebab(key), value]),
      ),
      ...content,
    );
}

export const namespaces: Readonly<Record<QtiVersion, string>> = {
  '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1',
  '2.2': 'http://www.imsglobal.org/xsd/imsqti_v2p2',
  '3.0': 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
};

const templates: Readonly<Record<QtiVersion, string>> = {
  '2.1': 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/',
  '2.2': 'http://www.imsglobal.org/question/qti_v2p2/rptemplates/',
  '3.0': 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/',
};

export type Template = 'match_correct' | 'map_response' | 'map_response_point';

export const templateAt = (version: QtiVersion, template: Template): string =>
  `${templates[version]}${template}${version === '3.0' ? '.xml' : ''}`;

/** Which of the usual templates an address means, by its last segment, with or without `.xml`. */
export function templateFrom(address: string | undefined): Template | null {
  const last = address
    ?.split('/')
    .at(-1)
    ?.replace(/\.xml$/, '');
  return last === 'match_correct' || last === 'map_response' || last === 'map_response_point' ? last : null;
}

/** Type of an item in a manifest. */
export const resourceType = (version: QtiVersion, what: 'item' | 'stimulus'): string => `imsqti_${what}_xmlv${version.replace('.', 'p')}`;
