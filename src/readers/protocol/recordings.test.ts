import { describe, expect, it } from 'vitest';
import { protocols } from '../protocols.ts';
import { bytes, decodeAll } from './decoder.fixture.ts';
import { bytesOf } from './lines.ts';
import type { ProtocolName } from './protocol.ts';

interface Recording {
  name: string;
  protocol: ProtocolName;
  hex?: string;
  text?: string;
  says: object[];
}

const local = (iso: string) => ({ kind: 'local', ms: Date.parse(`${iso}Z`) });
const instant = (iso: string) => ({ kind: 'instant', ms: Date.parse(iso) });

/** What readers of many makes sent, as their owners and makers have published it; nobody told the model. */
const recordings: Recording[] = [
  {
    name: 'type 0x86 reader: information, then active-mode tag',
    protocol: 'chafon',
    hex: '0d0021000502860231801a14975c1100ee00e284361100001000094944aa9acc',
    says: [
      { type: 'info', firmware: '5.2', readerType: 134, powerDbm: 26 },
      { type: 'read', chip: 'E284361100001000094944AA', antenna: 0 },
    ],
  },
  {
    name: 'type 0x86 reader: single tag answer to command 0F',
    protocol: 'chafon',
    hex: '13000f01010ce284361100001000094944aadaff',
    says: [{ type: 'status', command: 15, status: 1 }],
  },
  {
    name: 'type 0x86 reader: no tag',
    protocol: 'chafon',
    hex: '05000ffbe2a7',
    says: [{ type: 'status', command: 15, status: 251 }],
  },
  {
    name: 'type 0x86 reader: acknowledge',
    protocol: 'chafon',
    hex: '05002500fd30',
    says: [{ type: 'status', command: 37, status: 0 }],
  },
  {
    name: 'active mode, EPC begins 3009 (computed)',
    protocol: 'chafon',
    hex: '1100ee00300933b2ddd9014000000000c74b',
    says: [{ type: 'read', chip: '300933B2DDD9014000000000', antenna: 0 }],
  },
  {
    name: 'active mode tag 2',
    protocol: 'chafon',
    hex: '1100ee00e200001d76050017155002007120',
    says: [{ type: 'read', chip: 'E200001D7605001715500200', antenna: 0 }],
  },
  {
    name: 'active mode tag 3',
    protocol: 'chafon',
    hex: '1100ee00e20000204013006925202b3aa0ea',
    says: [{ type: 'read', chip: 'E20000204013006925202B3A', antenna: 0 }],
  },
  {
    name: 'active mode tag 5',
    protocol: 'chafon',
    hex: '1100ee00e20047061c506426fd37010c8ee4',
    says: [{ type: 'read', chip: 'E20047061C506426FD37010C', antenna: 0 }],
  },
  {
    name: 'active mode tag 6',
    protocol: 'chafon',
    hex: '1100ee00e20043b0cb852489ecca5cb8fbef',
    says: [{ type: 'read', chip: 'E20043B0CB852489ECCA5CB8', antenna: 0 }],
  },
  {
    name: '288: 12- and 4-byte EPCs',
    protocol: 'chafon',
    hex: '1500010301010ce28068940000500a9d2298c648257e1500010301010ce28068940000400a9d22a9eb5c70d20d000103010104111001ba465d271500010301010c3034b708ac397e0000000649421ab70d000103010104111000a443ad25',
    says: [
      { type: 'read', chip: 'E28068940000500A9D2298C6', antenna: 1, rssi: 72 },
      { type: 'read', chip: 'E28068940000400A9D22A9EB', antenna: 1, rssi: 92 },
      { type: 'read', chip: '111001BA', antenna: 1, rssi: 70 },
      { type: 'read', chip: '3034B708AC397E0000000649', antenna: 1, rssi: 66 },
      { type: 'read', chip: '111000A4', antenna: 1, rssi: 67 },
    ],
  },
  {
    name: '288: tag and end of inventory',
    protocol: 'chafon',
    hex: '1500010301010ce280689400005005b22108614d2f500700010101001e4b',
    says: [
      { type: 'read', chip: 'E280689400005005B2210861', antenna: 1, rssi: 77 },
      { type: 'inventory-end', status: 1 },
    ],
  },
  {
    name: 'reader type 0x26: information, three tags, end, one more',
    protocol: 'chafon',
    hex: '11002100030d260331801e0001000001719a1500010301010ce2000019591101721440935248d8c01500010301010ce20000194604005221003dff48b19b1500010301010ce20000194604009714907f8c49e4ec0700010101001e4b1500010301010ce20000194604005221003dff4c95dd',
    says: [
      { type: 'info', firmware: '3.13', readerType: 38, powerDbm: 30 },
      { type: 'read', chip: 'E20000195911017214409352', antenna: 1, rssi: 72 },
      { type: 'read', chip: 'E20000194604005221003DFF', antenna: 1, rssi: 72 },
      { type: 'read', chip: 'E20000194604009714907F8C', antenna: 1, rssi: 73 },
      { type: 'inventory-end', status: 1 },
      { type: 'read', chip: 'E20000194604005221003DFF', antenna: 1, rssi: 76 },
    ],
  },
  {
    name: 'Dutch race tool, 2024',
    protocol: 'ipico',
    text: 'aa0005800385e07f00012408141913055def\r\n',
    says: [{ type: 'read', chip: '05800385E07F', stamp: local('2024-08-14T19:13:05.930') }],
  },
  {
    name: '8-port reader, antenna 8',
    protocol: 'a0',
    hex: 'a013018b173000e28069150000501d63e2a04fd326',
    says: [{ type: 'read', chip: 'E28069150000501D63E2A04F', antenna: 8 }],
  },
  {
    name: 'round end 8B',
    protocol: 'a0',
    hex: 'a00a018b07005a0000000168',
    says: [{ type: 'round-end', totalReads: 1 }],
  },
  {
    name: 'round end 89, no tag',
    protocol: 'a0',
    hex: 'a00a018900000000000000cc',
    says: [{ type: 'round-end', totalReads: 0 }],
  },
  {
    name: "a fast-switch command to address 01, recorded with its reader's answers",
    protocol: 'a0',
    hex: 'a015018a0001010102010301040105010601070100019b',
    says: [{ type: 'other' }],
  },
  {
    name: 'M6e version',
    protocol: 'thingmagic',
    hex: 'ff14030000141208003000000220220804010b0125000000107962',
    says: [{ type: 'version' }],
  },
  {
    name: 'Silion version',
    protocol: 'thingmagic',
    hex: 'ff14030000220211003102000020230312230312000000001051e2',
    says: [{ type: 'version' }],
  },
  {
    name: "the maker's example of an answer with an invalid tag",
    protocol: 'thingmagic',
    hex: 'ff1c22000010001b01ff0101d9220dc65e0000001400b1050000000020021817ab1336',
    says: [{ type: 'bad' }],
  },
  {
    name: 'Trident Time Machine line, FS',
    protocol: 'ipico',
    text: 'aaA105800001234500012605100931072300FS4b\r\n',
    says: [{ type: 'read', chip: '058000012345', stamp: local('2026-05-10T09:31:07.350') }],
  },
  {
    name: 'Trident Time Machine line, LS',
    protocol: 'ipico',
    text: 'aaA105800001234500012605100931072300LS4b\r\n',
    says: [{ type: 'read', chip: '058000012345', stamp: local('2026-05-10T09:31:07.350') }],
  },
  {
    name: 'Trident Time Machine line, RR',
    protocol: 'ipico',
    text: 'aaA105800001234500012605100931072300RR4b\r\n',
    says: [{ type: 'read', chip: '058000012345', stamp: local('2026-05-10T09:31:07.350') }],
  },
  {
    name: 'Zebra FX9600 report with LastSeenUTC only',
    protocol: 'llrp',
    hex: '043d0000002a000001be00f000208de2005037590701270270edaf87001884000591e2f0b6d69a8814fe',
    says: [{ type: 'read', chip: 'E2005037590701270270EDAF', stamp: instant('2019-09-06T14:06:10.704Z') }],
  },
  { name: 'report without tags', protocol: 'llrp', hex: '043d0000000a00000000', says: [{ type: 'other' }] },
  {
    name: 'connection accepted, UTC',
    protocol: 'llrp',
    hex: '043f000000205ff5d6a300f600160080000c00054f296b53fa4b010000060000',
    says: [{ type: 'reader-event', connection: 0 }],
  },
  {
    name: 'connection accepted, reader has no UTC clock (uptime)',
    protocol: 'llrp',
    hex: '043f000000200000000000f600160081000c00000000da3c043d010000060000',
    says: [{ type: 'reader-event', connection: 0 }],
  },
  {
    name: 'one tag, antenna 1',
    protocol: 'llrp',
    hex: '043d000000293afb30b600f0001f8d0b7f0000000000000051023881000186bc8200058880194ba9d5',
    says: [
      {
        type: 'read',
        chip: '0B7F00000000000000510238',
        antenna: 1,
        rssi: -68,
        stamp: instant('2019-05-10T03:24:05.134Z'),
      },
    ],
  },
  {
    name: 'connection accepted (llrp-rs)',
    protocol: 'llrp',
    hex: '043f000000203afb30a700f600160080000c00058880119f8ead010000060000',
    says: [{ type: 'reader-event', connection: 0 }],
  },
  {
    name: 'error 101 with text, message id 9',
    protocol: 'llrp',
    hex: '04330000003f00000009011f0035006500254c4c5250205b3430395d203a202f2f416363657373537065634944203a20696e76616c6964012000080001012c',
    says: [{ type: 'response', status: 101, text: 'LLRP [409] : //AccessSpecID : invalid' }],
  },
  {
    name: 'edgex RO_ACCESS_REPORT 1',
    protocol: 'llrp',
    hex: '043d000000290000000100f0001f8d3000abcdef0000000000000381000186d0820005a9e4bef862e0',
    says: [
      {
        type: 'read',
        chip: '3000ABCDEF00000000000003',
        antenna: 1,
        rssi: -48,
        stamp: instant('2020-07-08T02:20:05.140Z'),
      },
    ],
  },
];

describe('what readers sent', () => {
  it.each(recordings)('$protocol: $name', ({ protocol, hex = '', text, says }) => {
    const stream = text === undefined ? bytes(hex) : bytesOf(text);
    expect(decodeAll(protocols[protocol].decoder(), [stream])).toMatchObject(says);
  });
});
