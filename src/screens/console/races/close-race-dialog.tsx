import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postClose, previewClose } from '../../api/calls.ts';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, SelectInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { usePreview } from '../use-preview.ts';

/** Closes a race, or all of them: who is not in becomes DNS or DNF. It shows first how many. */
export function CloseRaceDialog() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [race, setRace] = useState(useRaceChoice());
  const [preview, askPreview] = usePreview(race);
  const submit = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    if (preview === null) await askPreview(previewClose(race ?? undefined));
    else if ((await attempt(postClose(race ?? undefined))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('closeRace.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(submitted) => void submit(submitted)} style={{ display: 'contents' }}>
        <p>{t('closeRace.text')}</p>
        {hasSeveral(event) ? (
          <Field label={t('closeRace.which')}>
            <SelectInput
              value={race ?? ''}
              onChange={({ target }) => setRace(target.value === '' ? null : target.value)}
            >
              <option value="">{t('races.allOf')}</option>
              {event.races.map(({ id, name }) => (
                <option key={id} value={id}>
                  {names.text(name)}
                </option>
              ))}
            </SelectInput>
          </Field>
        ) : null}
        <div aria-live="polite">{preview === null ? null : <WhatChanges preview={preview} />}</div>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={event === null}>
            {t(preview === null ? 'preview.show' : 'closeRace.act')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
