import { Menu } from '@base-ui/react/menu';
import {
  ArrowDownUp,
  ClipboardList,
  CloudUpload,
  Download,
  Flag,
  Keyboard,
  Laptop,
  ListOrdered,
  Menu as MenuIcon,
  Mic,
  Nfc,
  PencilRuler,
  Printer,
  ScrollText,
  Settings2,
  TabletSmartphone,
  Usb,
  UserPlus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOwnDevice } from '../../api/own-device.ts';
import { goTo } from '../../path.ts';
import { Button } from '../../components/button.tsx';
import styles from '../../components/menu.module.css';
import { openDialog, openLog } from '../console-state.ts';

/** Everything that is not needed every minute. */
export function ConsoleMenu() {
  const { t } = useTranslation();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button />}>
        <MenuIcon />
        {t('menu.title')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles['positioner']}>
          <Menu.Popup className={styles['popup']}>
            <Menu.Item className={styles['item']} onClick={() => goTo('/setup')}>
              <PencilRuler />
              {t('menu.editor')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'setup' })}>
              <Settings2 />
              {t('menu.setup')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'entry', bib: null })}>
              <UserPlus />
              {t('menu.walkUp')}
            </Menu.Item>
            {isDevice ? null : <OfLaptop />}
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'order' })}>
              <ArrowDownUp />
              {t('order.menu')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'close-race' })}>
              <Flag />
              {t('menu.close')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={openLog}>
              <ScrollText />
              {t('menu.log')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'keys' })}>
              <Keyboard />
              {t('menu.keys')}
            </Menu.Item>
            <div className={styles['rule']} />
            <Menu.LinkItem className={styles['item']} href="/desk" target="_blank">
              <ClipboardList />
              {t('menu.desk')}
            </Menu.LinkItem>
            <Menu.LinkItem className={styles['item']} href="/check" target="_blank">
              <Nfc />
              {t('menu.check')}
            </Menu.LinkItem>
            <Menu.LinkItem className={styles['item']} href="/announcer" target="_blank">
              <Mic />
              {t('menu.announcer')}
            </Menu.LinkItem>
            <Menu.LinkItem className={styles['item']} href="/results" target="_blank">
              <ListOrdered />
              {t('menu.results')}
            </Menu.LinkItem>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'save-results' })}>
              <Download />
              {t('menu.resultsFile')}
            </Menu.Item>
            <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'print' })}>
              <Printer />
              {t('menu.print')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** What is done at the laptop itself, and not from a device that shows its console. */
function OfLaptop() {
  const { t } = useTranslation();
  return (
    <>
      <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'copy' })}>
        <Usb />
        {t('menu.copy')}
      </Menu.Item>
      <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'peers' })}>
        <Laptop />
        {t('menu.peers')}
      </Menu.Item>
      <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'devices' })}>
        <TabletSmartphone />
        {t('menu.devices')}
      </Menu.Item>
      <Menu.Item className={styles['item']} onClick={() => openDialog({ kind: 'service' })}>
        <CloudUpload />
        {t('menu.service')}
      </Menu.Item>
    </>
  );
}
