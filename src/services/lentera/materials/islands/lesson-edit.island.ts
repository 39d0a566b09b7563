import { mountEditors } from '../../bank/islands/rich/mount.ts';
import type { EditorProps } from '../../bank/islands/rich/words.ts';

/** Over the form of a lesson: each of its texts becomes an editor. The form itself works without. */
const root = document.querySelector<HTMLElement>('[data-island="lesson-edit"]');
const form = root?.closest('form');
// Written by the page of this form.
if (root && form) mountEditors(form, JSON.parse(root.dataset.props ?? '{}') as EditorProps);
