import { useEffect } from 'preact/hooks';
import type { Answer } from '../../bank/domain/answer.ts';
import type { Asked } from '../domain/paper.ts';

/** Arrows go from question to question, letters choose an option, counted from nought; not while something is typed. */
export function useKeys(isOn: boolean, go: (by: 1 | -1) => void, choose: (nth: number) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (!isOn || event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      if (event.key === 'ArrowRight') go(1);
      if (event.key === 'ArrowLeft') go(-1);
      const nth = event.key.length === 1 ? 'abcdefgh'.indexOf(event.key.toLowerCase()) : -1;
      if (nth >= 0) choose(nth);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** The answer once the option of a letter is pressed, counted from nought; undefined where nothing is chosen by letters. */
export function byLetter(asked: Asked, given: Answer | null, nth: number): Answer | undefined {
  if (asked.kind !== 'choice' && asked.kind !== 'choices') return undefined;
  const option = asked.options[nth];
  if (!option || asked.kind === 'choice') return option?.id;
  const chosen = (given ?? []) as readonly string[];
  return chosen.includes(option.id) ? chosen.filter((one) => one !== option.id) : [...chosen, option.id];
}
