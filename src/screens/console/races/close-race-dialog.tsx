import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postClose, previewClose } from '../../api/calls.ts';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { RaceSelect } from './race-select.tsx';

/** Closes a race, or all of them: who is not in becomes DNS or DNF. It shows first how many. */
export function CloseRaceDialog() {
  const { t } = useTranslation();
  const event = useEvent();
  const [race, setRace] = useState(useRaceChoice());
  return (
    <Dialog title={t('closeRace.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={race}
        onPreview={() => previewClose(race ?? undefined)}
        onAct={() => postClose(race ?? undefined)}
        isReady={event !== null}
        act={t('closeRace.act')}
      >
        <p>{t('closeRace.text')}</p>
        {hasSeveral(event) ? (
          <Field label={t('closeRace.which')}>
            <RaceSelect event={event} race={race} onRace={setRace} />
          </Field>
        ) : null}
      </PreviewedForm>
    </Dialog>
  );
}
