import { describe, expect, it } from 'vitest';
import type { ListMapping } from '../contract/list-mapping.ts';
import { siteRacesOf, type EventDefinition } from '../timing/model/event.ts';
import { race } from '../timing/timing.fixture.ts';
import { lookAtList } from './list-look.ts';
import { listInTable } from './start-list.ts';
import { tableOfText } from './table/read-table.ts';

const { points: _points, categories: _categories, waves: _waves, ...rules } = race;
const onRoad = (id: string, name: string, distance: number): EventDefinition['races'][number] => ({
  ...rules,
  id,
  name,
  site: 'main',
  categories: [],
  points: [{ id: `${id}-finish`, name: 'Finish', kind: 'finish', distance }],
});
const site = siteRacesOf(
  {
    id: 'city-2026',
    name: 'City 2026',
    date: '2026-12-06',
    sites: [{ id: 'main', zone: 'Asia/Shanghai', waves: [], mats: [], gunFromMat: true, passingGap: 10_000 }],
    races: [onRoad('M', 'Marathon', 42_195), onRoad('H', 'Half', 21_097.5), onRoad('10', '10 km', 10_000)],
  },
  null,
)!;

const table = (text: string) => {
  const read = tableOfText(text, 'list');
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return read.value;
};
const read = (text: string, mapping?: ListMapping) =>
  listInTable(table(text), { file: 'list', site, known: new Map() }, mapping);
const entriesOf = (text: string, mapping?: ListMapping) => {
  const list = read(text, mapping);
  if (!list.ok) throw new Error(list.problems.map(({ message }) => message).join('\n'));
  expect(list.value.problems).toEqual([]);
  return list.value.rows.map(({ entry }) => entry);
};

describe('lists as systems and countries write them', () => {
  it.each([
    [
      'RunSignup',
      "Registration ID,Event,Bib,First Name,Middle Name,Last Name,Gender,Date Of Birth,Age,Email,Country,T-Shirt Size\n88,Marathon,101,Ann,,O'Brien,Female,03/27/1990,36,a@example.org,US,M\n89,Half Marathon,102,Sam,J,Lee,Male,12/31/1985,40,b@example.org,CA,L\n",
      ["O'Brien Ann F 1990-03-27 USA M", 'Lee Sam J M 1985-12-31 CAN H'],
    ],
    [
      'Race Roster',
      'Bib Number,Last Name,First Name,Gender,Date of Birth (YYYY-MM-DD),Sub-event,Hometown,Country\n101,Tremblay,Marie-Ève,Female,1990-03-27,Marathon,Montréal,Canada\n102,"O’Neil",Séan,Male,1985-12-31,Half Marathon,Cork,Ireland\n',
      ['Tremblay Marie-Ève F 1990-03-27 CAN M', 'O’Neil Séan M 1985-12-31 IRL H'],
    ],
    [
      'heads that say too much',
      'Bib #,Runner\'s Name,Gender (M/F/X),D.O.B. (dd/mm/yyyy),Nationality,Race Distance\n101,"Lee, Ann",F,27/03/1990,British,42.2\n102,"Ray, Jr.",M,31/12/1985,American,21k\n',
      ['Lee Ann F 1990-03-27 GBR M', 'Ray, Jr. M 1985-12-31 USA H'],
    ],
    [
      'French',
      'Dossard;Nom;Prénom;Sexe;Date de naissance;Nationalité;Épreuve;Catégorie\n101;DUPONT;Élodie;F;27/03/1990;FRA;Marathon;SE\n102;LEFÈVRE;Jean;H;31/12/1985;Française;Semi-marathon;M1\n',
      ['DUPONT Élodie F 1990-03-27 FRA M', 'LEFÈVRE Jean M 1985-12-31 FRA H'],
    ],
    [
      'Italian',
      'Pettorale;Cognome;Nome;Sesso;Data di nascita;Società;Nazione;Gara\n101;Rossi;Anna;F;27/03/1990;;ITA;Maratona\n102;Bianchi;Mario;M;31/12/1985;;Svizzera;Mezza maratona\n',
      ['Rossi Anna F 1990-03-27 ITA M', 'Bianchi Mario M 1985-12-31 SUI H'],
    ],
    [
      'Portuguese',
      'Dorsal;Nome;Sexo;Data de Nascimento;Clube;Prova;Nacionalidade\n101;Inês Sá;Feminino;27/03/1990;;Maratona;Portugal\n102;João Cruz;Masculino;31/12/1985;;Meia maratona;Brasil\n',
      ['Inês Sá F 1990-03-27 POR M', 'João Cruz M 1985-12-31 BRA H'],
    ],
    [
      'Spanish',
      'Dorsal;Apellidos;Nombre;Género;Fecha de nacimiento;Prueba;País\n101;Núñez;Lucía;Femenino;27/03/1990;Maratón;España\n102;García;José;Masculino;31/12/1985;Media maratón;Argentina\n',
      ['Núñez Lucía F 1990-03-27 ESP M', 'García José M 1985-12-31 ARG H'],
    ],
    [
      'Dutch',
      'Startnummer;Achternaam;Voornaam;Geslacht;Geboortedatum;Afstand\n101;Vries;Anna;Vrouw;27-03-1990;Marathon\n102;Berg;Jan;Man;31-12-1985;Halve marathon\n',
      ['Vries Anna F 1990-03-27 – M', 'Berg Jan M 1985-12-31 – H'],
    ],
    [
      'Turkish',
      'Göğüs No;Ad;Soyad;Cinsiyet;Doğum Tarihi;Ülke;Parkur\n101;Ayşe;Yılmaz;Kadın;27.03.1990;Türkiye;Maraton\n102;Mehmet;Öztürk;Erkek;31.12.1985;Almanya;Yarı Maraton\n',
      ['Yılmaz Ayşe F 1990-03-27 TUR M', 'Öztürk Mehmet M 1985-12-31 GER H'],
    ],
    [
      'Kazakh',
      'Нөмірі;Аты-жөні;Жынысы;Туған күні;Елі;Қашықтық\n101;Айгүл Сәдуақас;Ә;27.03.1990;Қазақстан;Марафон\n102;Нұрлан Әбдіров;Е;31.12.1985;Қазақстан;Жартылай марафон\n',
      ['Айгүл Сәдуақас F 1990-03-27 KAZ M', 'Нұрлан Әбдіров M 1985-12-31 KAZ H'],
    ],
    [
      'Russian',
      '№;Стартовый номер;Фамилия;Имя;Отчество;Пол;Дата рождения;Страна;Дистанция;Статус оплаты\n1;101;Смирнова;Анна;;Ж;27.03.1990;Россия;Марафон;Оплачено\n2;102;Иванов;Пётр;Ильич;М;31.12.1985;Беларусь;Полумарафон;Оплачено\n',
      ['Смирнова Анна F 1990-03-27 RUS M', 'Иванов Пётр Ильич M 1985-12-31 BLR H'],
    ],
    [
      'Vietnamese',
      'Số BIB;Họ và tên;Giới tính;Ngày sinh;Quốc tịch;Cự ly\n101;Trần Thị Bình;Nữ;27/03/1990;Việt Nam;42km\n102;Nguyễn Văn An;Nam;31/12/1985;Việt Nam;21km\n',
      ['Trần Thị Bình F 1990-03-27 VIE M', 'Nguyễn Văn An M 1985-12-31 VIE H'],
    ],
    [
      'Japanese, with years of an era',
      'ナンバー,氏名,フリガナ,性別,生年月日,種目\n101,佐藤花子,サトウハナコ,女,平成2年3月27日,マラソン\n102,山田太郎,ヤマダタロウ,男,昭和60年12月31日,ハーフ\n',
      ['佐藤花子 F 1990-03-27 – M', '山田太郎 M 1985-12-31 – H'],
    ],
    [
      'Korean',
      '배번,이름,성별,생년월일,종목,국적\n101,이서연,여,1990.03.27,풀코스,대한민국\n102,김민준,남,1985.12.31,하프,대한민국\n',
      ['이서연 F 1990-03-27 KOR M', '김민준 M 1985-12-31 KOR H'],
    ],
    [
      'Taiwanese, with years of the republic',
      '號碼布,選手姓名,性別,出生年月日,參賽項目,國籍\n101,陳美玲,女,民國79年3月27日,全程馬拉松,中華台北\n102,林志明,男,民國74年12月31日,半馬,中華台北\n',
      ['陳美玲 F 1990-03-27 TPE M', '林志明 M 1985-12-31 TPE H'],
    ],
    [
      'Thai, with years of the Buddha',
      'Bib,Name,Gender,Birth date,Nationality,Distance\n101,สมหญิง ใจดี,หญิง,27/03/1990,Thai,42.195 km\n102,สมชาย ดีมาก,ชาย,2528-12-31,ไทย,21.1 km\n'.replace(
        'ไทย',
        'Thailand',
      ),
      ['สมหญิง ใจดี F 1990-03-27 THA M', 'สมชาย ดีมาก M 1985-12-31 THA H'],
    ],
  ])('are read: %s', (_, text, expected) => {
    const rows = entriesOf(text).map(({ name, sex, birthDate, nationality, race: ofRace }) =>
      [name, sex, birthDate, nationality ?? '–', ofRace].join(' '),
    );
    expect(rows).toEqual(expected);
  });

  it('a birth date without a day keeps its year, and that is told', () => {
    const list = read('参赛号,姓名,性别,出生年月,项目\n1,李娜,女,1990.02,全马\n2,王伟,男,1988年11月,半程\n');
    expect(list.ok && list.value.rows.map(({ entry }) => entry.birthDate)).toEqual(['1990', '1988']);
    expect(list.ok && list.warnings.map(({ code }) => code)).toEqual(['date-month']);
  });
});

describe('categories that are not the race’s', () => {
  const list = (categories: string[]) =>
    read(
      `bib,name,sex,race,category\n${categories.map((one, at) => `${at + 1},Ann,F,M,${one}`).join('\n')}\n`,
    );

  it('keep nobody out where a list has its own', () => {
    const own = list(['SE', 'F3539', 'Masters']);
    expect(own).toMatchObject({ ok: true, value: { problems: [] } });
    expect(own.ok && own.warnings).toMatchObject([
      { code: 'categories-left-out', params: { count: 3, categories: 'SE, F3539, Masters' } },
    ]);
  });
});

describe('what only a person can say', () => {
  it('which race a number or a word is', () => {
    const text = 'Bib;Lastname;Gender;Contest\n1;Ann;f;1\n2;Bob;m;2\n3;Cy;m;Fun run\n';
    const mapping: ListMapping = { headRows: 1, columns: ['bib', 'lastName', 'sex', 'race'] };
    const asked = read(text, mapping);
    expect(asked.ok && asked.value.problems.map(({ code, value }) => [code, value])).toEqual([
      ['race-unknown', '1'],
      ['race-unknown', '2'],
      ['race-unknown', 'Fun run'],
    ]);
    const races = { '1': 'M', '2': 'H', 'Fun run': '10' };
    expect(entriesOf(text, { ...mapping, races }).map((entry) => entry.race)).toEqual(['M', 'H', '10']);
    const remembered = lookAtList(table(text), { file: 'list', site, known: new Map() }, undefined, {
      [keyOf(text)]: { ...mapping, races },
    });
    expect(remembered.ok && remembered.value.bad).toBe(0);
  });

  it('a race that is not there stays a question, whatever was said', () => {
    const mapping: ListMapping = {
      headRows: 1,
      columns: ['bib', 'name', 'sex', 'race'],
      races: { x: 'gone' },
    };
    const list = read('bib,name,sex,race\n1,Ann,F,x\n', mapping);
    expect(list.ok && list.value.problems).toMatchObject([{ code: 'race-unknown' }]);
  });

  it('the sex of an elite list', () => {
    const text = 'BIB,NAME,NAT,PB,DOB,Event\nW1,Ruth CHEPKOECH,KEN,2:18:20,1 Jan 1996,Marathon\n';
    expect(read(text)).toMatchObject({ ok: false, problems: [{ params: { columns: 'sex' } }] });
    const mapping = lookAtList(table(text), { file: 'list', site, known: new Map() }, undefined);
    if (!mapping.ok) throw new Error('the list can be looked at');
    expect(entriesOf(text, { ...mapping.value.look.mapping, sex: 'F' })).toMatchObject([
      { bib: 'W1', sex: 'F', birthDate: '1996-01-01' },
    ]);
  });

  it('the bibs of a list from before there were any', () => {
    const text = 'First Name,Last Name,Gender,Event\nAnn,Lee,F,Marathon\nBob,Ray,M,Half\n';
    expect(read(text)).toMatchObject({ ok: false, problems: [{ params: { columns: 'bib' } }] });
    const mapping: ListMapping = {
      headRows: 1,
      columns: ['firstName', 'lastName', 'sex', 'race'],
      firstBib: 501,
    };
    expect(entriesOf(text, mapping).map(({ bib, name }) => [bib, name])).toEqual([
      ['501', 'Lee Ann'],
      ['502', 'Ray Bob'],
    ]);
  });

  it('not the sex where each category says it', () => {
    const list = read('参赛号,姓名,项目,组别\n1,李娜,全马,女子35岁组\n2,王伟,半程,男子组\n');
    expect(list.ok && list.value.rows.map(({ entry }) => entry.sex)).toEqual(['F', 'M']);
    expect(list.ok && list.warnings.map(({ code }) => code)).toContain('sex-of-category');
  });
});

function keyOf(text: string): string {
  const look = lookAtList(table(text), { file: 'list', site, known: new Map() }, undefined);
  if (!look.ok) throw new Error('the list can be looked at');
  return look.value.look.key;
}
