import { Menu } from '@base-ui/react/menu';
import { Check, Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../words/language.ts';
import { chooseLanguage, useLanguage, type Language } from '../i18n/language.ts';
import { chooseTheme, themes, useTheme, type Theme } from '../theme/theme.ts';
import { Button } from './button.tsx';
import styles from './menu.module.css';

/** Language and theme, each in a menu of its own. */
export function SettingsMenus() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <ChoiceMenu
        label={t('settings.language')}
        icon={<Languages />}
        text={language.slice(0, 2).toUpperCase()}
        chosen={language}
        choices={Object.keys(languages) as Language[]}
        name={(choice) => languages[choice]}
        onChoose={chooseLanguage}
      />
      <ThemeMenu />
    </>
  );
}

function ThemeMenu() {
  const { t } = useTranslation();
  return (
    <ChoiceMenu<Theme>
      label={t('settings.theme')}
      icon={<SunMoon />}
      text=""
      chosen={useTheme()}
      choices={themes}
      name={(choice) => t(`settings.themes.${choice}`)}
      onChoose={chooseTheme}
    />
  );
}

interface ChoiceMenuProps<Choice extends string> {
  label: string;
  icon: React.ReactNode;
  text: string;
  chosen: Choice;
  choices: readonly Choice[];
  name: (choice: Choice) => string;
  onChoose: (choice: Choice) => void;
}

function ChoiceMenu<Choice extends string>(props: ChoiceMenuProps<Choice>) {
  const { label, icon, text, chosen, choices, name, onChoose } = props;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button kind="quiet" aria-label={`${text} ${label}`.trim()} title={label} />}>
        {icon}
        {text}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles['positioner']}>
          <Menu.Popup className={styles['popup']}>
            <Menu.RadioGroup value={chosen} onValueChange={onChoose}>
              {choices.map((choice) => (
                <Menu.RadioItem key={choice} value={choice} closeOnClick className={styles['item']}>
                  <span className={styles['check']}>
                    <Menu.RadioItemIndicator>
                      <Check />
                    </Menu.RadioItemIndicator>
                  </span>
                  {name(choice)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
