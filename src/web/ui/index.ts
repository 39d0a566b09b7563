export { ErrorPage } from './error-page.tsx';
export { type ChoiceOption, Choices, ErrorSummary, FileInput, Form, type FormError, Select, TextArea, TextInput } from './form.tsx';
export { Icon } from './icon.tsx';
export { type IconName, iconNamed } from './icons.ts';
export {
  dropOthers,
  forgetOwn,
  markOwn,
  OUTBOX_CHANGED,
  outbox,
  OWN_PAGES,
  putInOutbox,
  sendOutbox,
  type Waiting,
} from './own-device.ts';
export { Crumbs, Page } from './page.tsx';
export {
  Button,
  type Column,
  EmptyState,
  type Fact,
  Facts,
  Figure,
  Island,
  LinkButton,
  Note,
  Pagination,
  Progress,
  Table,
  Tabs,
  Tag,
  type Tone,
  Trail,
  type TrailStep,
} from './parts.tsx';
export { SearchForm } from './search-form.tsx';
