import { useTranslation } from 'react-i18next';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import type { EventDraft, RaceDraft, SiteDraft } from '../draft/event-draft.ts';
import { CheckField } from '../fields/choices.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import { Group, PartPage } from '../page.tsx';
import { RaceTabs } from '../race-tabs.tsx';
import styles from '../setup-screen.module.css';
import { RuleChoice, type Usual } from './rule-choice.tsx';
import { SpeedLimits } from './speed-limits.tsx';

/** How a race is judged, in words, with what holds where nobody says otherwise. */
export function RulesPart({ draft, race: index }: { draft: EventDraft; race: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = draft.races[index];
  if (race === undefined) return null;
  const siteIndex = Math.max(
    0,
    draft.sites.findIndex(({ id }) => id === race.site),
  );
  const site = draft.sites[siteIndex];
  return (
    <PartPage title={t('editor.parts.rules')} text={t('editor.rules.text')}>
      <RaceTabs draft={draft} part="rules" race={index} />
      <Group title={names.text(race.name)}>
        <RaceRules key={index} race={race} index={index} />
      </Group>
      <Group title={t('editor.rules.doubt')}>
        <Doubts key={index} race={race} index={index} />
        <SpeedLimits key={`limits ${index}`} race={race} index={index} />
      </Group>
      {site === undefined ? null : (
        <Group title={t('editor.rules.site')}>
          <SiteRules site={site} index={siteIndex} />
        </Group>
      )}
    </PartPage>
  );
}

/** The rules of a race that are one of several, each with the usual one first. */
const choices = {
  rankBy: ['gun', 'chip'],
  rounding: ['road', 'tenth', 'hundredth', 'track', 'down'],
  ageRule: ['race-day', 'year-end'],
  noStartRead: ['unknown', 'gun'],
  otherWave: ['own-gun', 'started-gun'],
  cutOffFrom: ['gun', 'first-gun', 'chip'],
} as const satisfies { [Rule in keyof RaceDraft]?: Usual<NonNullable<RaceDraft[Rule]> & string> };

type Rule = keyof typeof choices;

function RaceRules({ race, index }: { race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const set = (recipe: (race: RaceDraft) => void) => change((next) => recipe(next.races[index]!));
  const missed = race.missedPoints ?? { allowed: 1, beyond: 'review' };
  return (
    <>
      <div className={`${styles['grid']} ${styles['wide']}`}>
        {(Object.keys(choices) as Rule[]).map((rule) => (
          <RuleChoice
            key={rule}
            label={t(`editor.rules.${rule}.label`)}
            path={`races.${index}.${rule}`}
            choices={choices[rule]}
            text={(choice) => t(`editor.rules.${rule}.${choice}` as 'editor.rules.rankBy.gun')}
            value={race[rule]}
            onChange={(value) => set((one) => void Object.assign(one, { [rule]: value }))}
          />
        ))}
      </div>
      <div className={`${styles['grid']} ${styles['wide']}`}>
        <NumberField
          label={t('editor.rules.missed')}
          path={`races.${index}.missedPoints.allowed`}
          hint={t('editor.usually', { what: '1' })}
          value={missed.allowed}
          onChange={(allowed) => set((one) => void (one.missedPoints = { ...missed, allowed: allowed ?? 1 }))}
        />
        <RuleChoice
          label={t('editor.rules.beyond.label')}
          path={`races.${index}.missedPoints.beyond`}
          choices={['review', 'unranked', 'dnf'] as const}
          text={(choice) => t(`editor.rules.beyond.${choice}`)}
          value={missed.beyond}
          onChange={(beyond) =>
            set((one) => void (one.missedPoints = { ...missed, beyond: beyond ?? 'review' }))
          }
        />
        <NumberField
          label={t('editor.rules.startWindow')}
          path={`races.${index}.startWindowSeconds`}
          hint={t('editor.usually', { what: t('editor.rules.minutes', { value: 30 }) })}
          value={(race.startWindowSeconds ?? 1800) / 60}
          onChange={(minutes) =>
            set((one) => void (one.startWindowSeconds = minutes === undefined ? undefined : minutes * 60))
          }
        />
        <NumberField
          label={t('editor.rules.minEntryAge')}
          path={`races.${index}.minEntryAge`}
          hint={t('editor.rules.minEntryAgeHint')}
          value={race.minEntryAge}
          onChange={(age) => set((one) => void (one.minEntryAge = age))}
        />
      </div>
    </>
  );
}

function Doubts({ race, index }: { race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const set = (recipe: (race: RaceDraft) => void) => change((next) => recipe(next.races[index]!));
  const witnesses = race.witnessesWithinSeconds ?? { mats: 1, people: 3 };
  const pair = race.pairWithinSeconds === undefined ? 0.1 : race.pairWithinSeconds;
  return (
    <div className={`${styles['grid']} ${styles['wide']}`}>
      <NumberField
        label={t('editor.rules.witnessMats')}
        path={`races.${index}.witnessesWithinSeconds.mats`}
        hint={t('editor.usually', { what: '1' })}
        value={witnesses.mats}
        onChange={(mats) =>
          set((one) => void (one.witnessesWithinSeconds = { ...witnesses, mats: mats ?? 1 }))
        }
      />
      <NumberField
        label={t('editor.rules.witnessPeople')}
        path={`races.${index}.witnessesWithinSeconds.people`}
        hint={t('editor.usually', { what: '3' })}
        value={witnesses.people}
        onChange={(people) =>
          set((one) => void (one.witnessesWithinSeconds = { ...witnesses, people: people ?? 3 }))
        }
      />
      <div>
        <CheckField
          label={t('editor.rules.pairs')}
          checked={pair !== null}
          onChange={(looked) => set((one) => void (one.pairWithinSeconds = looked ? undefined : null))}
        />
        {pair === null ? null : (
          <NumberField
            label={t('editor.rules.pairWithin')}
            path={`races.${index}.pairWithinSeconds`}
            hint={t('editor.usually', { what: t('editor.rules.tenth') })}
            value={pair}
            onChange={(seconds) => set((one) => void (one.pairWithinSeconds = seconds))}
          />
        )}
      </div>
    </div>
  );
}

function SiteRules({ site, index }: { site: SiteDraft; index: number }) {
  const { t } = useTranslation();
  const set = (recipe: (site: SiteDraft) => void) => change((next) => recipe(next.sites[index]!));
  const path = `sites.${index}`;
  const window = site.gunWindowSeconds ?? { before: 600, after: 3600 };
  const fromMat = site.gunFromMat ?? true;
  return (
    <>
      <div className={`${styles['grid']} ${styles['wide']}`}>
        <NumberField
          label={t('editor.rules.gap')}
          path={`${path}.passingGapSeconds`}
          hint={t('editor.usually', { what: '10' })}
          value={site.passingGapSeconds ?? 10}
          onChange={(seconds) => set((one) => void (one.passingGapSeconds = seconds))}
        />
        <TextField
          label={t('editor.rules.ignored')}
          path={`${path}.ignoredChips`}
          hint={t('editor.rules.ignoredHint')}
          value={site.ignoredChips?.join(' ') ?? ''}
          onChange={(text) =>
            set(
              (one) =>
                void (one.ignoredChips = text.trim() === '' ? undefined : text.trimStart().split(/[\s,，]+/)),
            )
          }
        />
      </div>
      <CheckField
        label={t('editor.rules.gunFromMat')}
        checked={fromMat}
        onChange={(taken) => set((one) => void (one.gunFromMat = taken))}
      />
      {fromMat ? (
        <div className={`${styles['grid']} ${styles['wide']}`}>
          <NumberField
            label={t('editor.rules.gunBefore')}
            path={`${path}.gunWindowSeconds.before`}
            hint={t('editor.usually', { what: '10' })}
            value={window.before / 60}
            onChange={(minutes) =>
              set((one) => void (one.gunWindowSeconds = { ...window, before: (minutes ?? 10) * 60 }))
            }
          />
          <NumberField
            label={t('editor.rules.gunAfter')}
            path={`${path}.gunWindowSeconds.after`}
            hint={t('editor.usually', { what: '60' })}
            value={window.after / 60}
            onChange={(minutes) =>
              set((one) => void (one.gunWindowSeconds = { ...window, after: (minutes ?? 60) * 60 }))
            }
          />
        </div>
      ) : null}
    </>
  );
}
