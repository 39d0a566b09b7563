export { type Catalogue, catalogue, type Locale, type Text } from './catalogue.ts';
