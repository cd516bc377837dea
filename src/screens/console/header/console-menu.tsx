import { Menu } from '@base-ui/react/menu';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOwnDevice } from '../../api/own-device.ts';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { Button } from '../../components/button.tsx';
import styles from '../../components/menu.module.css';
import { capOf } from '../commands/chord.ts';
import { allCommands, isOffered, runCommand, type KnownCommand } from '../commands/commands.ts';

/** Everything that is not needed every minute. */
export function ConsoleMenu() {
  const { t } = useTranslation();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  const hasSeveralRaces = hasSeveral(useEvent());
  const shown = allCommands.filter((command) => isOffered(command, { isDevice, hasSeveralRaces }));
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button />}>
        <MenuIcon />
        {t('menu.title')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles['positioner']}>
          <Menu.Popup className={styles['popup']}>
            {shown.filter(({ menu }) => menu === 'crew').map(MenuLine)}
            <div className={styles['rule']} />
            {shown.filter(({ menu }) => menu === 'screens').map(MenuLine)}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function MenuLine(command: KnownCommand) {
  return <MenuItem key={command.id} command={command} />;
}

function MenuItem({ command }: { command: KnownCommand }) {
  const { t } = useTranslation();
  const { id, icon: Icon, chords, onLine, href } = command;
  const cap = chords?.[0] === undefined ? onLine : capOf(chords[0]);
  const inside = (
    <>
      <Icon />
      <span className={styles['text']}>{t(`commands.names.${id}`)}</span>
      {cap === undefined ? null : (
        <kbd className={styles['cap']} aria-hidden="true">
          {cap}
        </kbd>
      )}
    </>
  );
  return href === undefined ? (
    <Menu.Item className={styles['item']} onClick={() => runCommand(command)}>
      {inside}
    </Menu.Item>
  ) : (
    <Menu.LinkItem className={styles['item']} href={href} target="_blank">
      {inside}
    </Menu.LinkItem>
  );
}
