import { useRef, useState } from 'react';
import type { ListMapping } from '../../../contract/list-mapping.ts';
import type { ListPreview } from '../../../contract/list-preview.ts';
import type { Problem } from '../../../contract/problem.ts';
import { previewList } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { languageNow } from '../../i18n/language.ts';
import type { Answer, LookedAt } from '../setup/loading.ts';

/** The newest preview of a list; `ask` and `askMapping` have it made again with another answer, and
 * the last asked counts. */
export function usePreview(looked: LookedAt) {
  const [state, setState] = useState<{
    preview: ListPreview;
    answer: Answer;
    isReading: boolean;
    failure: Problem[] | null;
  }>({ preview: looked.preview, answer: looked.answer, isReading: false, failure: null });
  const asked = useRef(0);
  const answer = useRef(looked.answer);
  const said = useRef(looked.preview.mapping);
  const ask = (more: Answer) => {
    answer.current = { ...answer.current, ...more };
    asked.current += 1;
    const own = asked.current;
    const { encoding, mapping, race, takeChips } = answer.current;
    setState((before) => ({ ...before, answer: answer.current, isReading: true }));
    previewList(looked.file, { language: languageNow(), encoding, mapping, race, takeChips })
      .then((preview) => ({ preview, failure: null }))
      .catch((error: unknown) => ({ failure: problemsOf(error) }))
      .then((came) => {
        if (own !== asked.current) return;
        if ('preview' in came) said.current = came.preview.mapping;
        setState((before) => ({ ...before, ...came, isReading: false }));
      })
      .catch(() => undefined);
  };
  /** Who says two things one after the other says both, also where the first is not answered yet. */
  const askMapping = (more: Partial<ListMapping>) => {
    said.current = { ...said.current, ...more };
    ask({ mapping: JSON.stringify(said.current) });
  };
  return { ...state, ask, askMapping };
}
