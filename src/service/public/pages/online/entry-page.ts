import type { OnlineRace } from '../../../../contract/online.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { addressOf, type Teller } from '../reader.ts';
import { choice, consent, field, refused, type Typed } from './form.ts';
import { raceAddress } from './online-race-page.ts';
import { tellingOf } from './telling.ts';

export interface EntryForm {
  event: { id: string; name: string };
  race: OnlineRace;
  typed: Typed;
  /** What the service refused as a whole. */
  refused: readonly string[];
}

/** The form by which a runner enters. */
export function entryPageOf({ event, race, typed, refused: told }: EntryForm, teller: Teller): Page {
  const { say, name, link } = teller;
  const { moment, length } = tellingOf(race, teller);
  const path = addressOf(event.id, 'online', race.id, 'enter');
  const { ask } = race;
  const isWrong = Object.keys(typed.wrong).length > 0;
  const asked = (
    key: 'club' | 'city' | 'nationality',
    more: Partial<Parameters<typeof field>[0]> & { label: string },
  ) =>
    ask[key] === 'no'
      ? null
      : field({ name: key, isOptional: ask[key] === 'optional', ...more }, typed, teller);
  return {
    title: say('online.entryTitle', { race: name(race.name, race.id) }),
    description: say('online.title'),
    path,
    query: {},
    back: { address: link(raceAddress(event.id, race.id)), name: name(race.name, race.id) },
    facts: [
      say('online.distance', { distance: length }),
      say('online.from', { from: moment(race.window.from), to: moment(race.window.to) }),
    ].join(' · '),
    event: null,
    live: html`<form class="form" action="${link(path)}" method="post" novalidate>
      ${refused(isWrong ? [say('online.wrongTitle'), ...told] : told)}
      ${field({ name: 'name', label: say('online.name'), hint: say('online.nameHint'), autocomplete: 'name', maxlength: 80 }, typed, teller)}
      ${field({ name: 'latinName', label: say('online.latinName'), isOptional: true, maxlength: 80 }, typed, teller)}
      ${choice(
        { name: 'sex', label: say('online.sex') },
        (['F', 'M', 'X'] as const).map((sex) => [sex, say(`online.sexes.${sex}`)]),
        typed,
        teller,
      )}
      ${field({ name: 'birthDate', label: say('online.birthDate'), type: 'date', autocomplete: 'bday' }, typed, teller)}
      ${field({ name: 'guardian', label: say('online.guardian'), hint: say('online.guardianHint'), isOptional: true, maxlength: 80 }, typed, teller)}
      ${asked('nationality', { label: say('online.nationality'), hint: say('online.nationalityHint'), maxlength: 3 })}
      ${asked('club', { label: say('online.club'), maxlength: 80 })}
      ${asked('city', { label: say('online.city'), autocomplete: 'address-level2', maxlength: 80 })}
      ${field({ name: 'email', label: say('online.email'), hint: say('online.emailHint'), type: 'email', isOptional: true, autocomplete: 'email' }, typed, teller)}
      ${field({ name: 'ownBest', label: say('online.ownBest'), hint: say('online.ownBestHint'), isOptional: true, maxlength: 20 }, typed, teller)}
      ${race.byCode ? field({ name: 'code', label: say('online.code'), hint: say('online.codeHint'), maxlength: 60 }, typed, teller) : null}
      ${choice(
        { name: 'publicName', label: say('online.publicName') },
        (['full', 'initials', 'none'] as const).map((way) => [way, say(`online.publicNames.${way}`)]),
        typed.values['publicName'] === undefined
          ? { ...typed, values: { ...typed.values, publicName: 'full' } }
          : typed,
        teller,
      )}
      ${consent('agrees', say('online.agrees'), typed, teller)}
      <p class="acts"><button class="primary">${say('online.send')}</button></p>
    </form>`,
  };
}
