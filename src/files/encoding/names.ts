/**
 * Names and words as they stand in start lists, from common knowledge. An encoding is recognised by how well its
 * text fits them: see likelihood.ts. They need not be complete, only typical.
 */

/** Names of Western Europe and the Americas: of the letters beyond ASCII, each in its usual neighbourhood. */
const western = `
  Müller Schäfer König Jäger Köhler Krämer Böhm Lösch Schröder Krüger Günther Jörg Jürgen Björn Sören Käthe Bärbel
  Straße Weiß Groß Preuß Strauß Fuß Meißner Häußler Völker Böttcher Kühn Hübner Löffler Schütz Bäcker Grün Stöhr
  München Köln Düsseldorf Nürnberg Zürich Österreich Münster Würzburg Lübeck Göttingen Tübingen Läufer Läuferin Männer
  Löwen Süd Höhe Thüringen Saarbrücken Märkische Jährige Ärzte Öztürk Übach Überlingen Äpfel Uwe Grüße Mößner
  José María Jesús Ángel Ramón Joaquín Andrés Tomás Martínez García López Sánchez Pérez Gómez Hernández Jiménez
  Díaz Muñoz Álvarez Gutiérrez Núñez Peña Ibáñez Cañas España Catalunya Cataluña Logroño Coruña Zúñiga Ordóñez Yáñez
  Nicolás Sebastián Iván Fernández Rodríguez Ramírez Vázquez Domínguez Suárez Inés Begoña Íñigo Óscar Érica Úrsula
  Señor Montaña Niño Ñíguez Málaga Cádiz León Córdoba Club Atlético Asociación Almería Ávila Güell Agüero
  François Françoise Françis Besançon Alençon Maçon Garçon Leçon Barthélemy Hélène Irène Geneviève Thérèse Eugène
  Agnès Lefèvre Lefebvre Lemaître Benoît Jérôme Étienne Élodie Éric Évreux Gaël Joël Noël Loïc Anaïs Zoë Maëlle Raphaël
  Gaëlle Mickaël André René Gérard Cécile Mélanie Stéphane Frédéric Sébastien Cédric Grégory Aurélie Céline Amélie
  Chloé Inès Noémie Béatrice Léa Théo Desirée Honoré Amédée Athlé Athlétisme Île Orléans Angoulême Nîmes Châlons
  Fenêtre Prêtre Bêche Évêque Côte Rhône Hôpital Château Théâtre Pâques Bâle Genève Neuchâtel Fête Forêt Août Brûlé
  Où Là Voilà À Œuvre Cœur Sœur Bœuf Curaçao Crèche Règle Père Mère Frère Pierre Sèvres Bruyère Rivière Molière
  Ménard Béranger Séguin Crépin Régis Rémi Valérie Solène Adèle Joëlle Ludovic Félix Québec Montréal
  João São Sebastião Simões Magalhães Guimarães Conceição Gonçalves Lourenço Assunção Antônio Antónia Mário Cláudia
  Mónica Luís Araújo Sérgio Patrícia Lúcia Flávio Vítor Mendonça Brandão Leitão Falcão Galvão Estêvão Camões Leão
  Atlântico Amândio Condição França Bragança Graça Conceição Associação Fundação Ação Mãe Irmão Irmã Corrêa Anunciação
  Niccolò Forlì Cantù Nicolò Salò Mondovì Libertà Società Università Città Podistica Pietà Nardò Muggiò Cefalù Lunedì
  Åsa Åke Håkan Mårten Måns Pål Pär Östen Örjan Märta Märit Göran Gösta Björk Sjöberg Öberg Öhman Åberg Lindström Ström
  Sjögren Bergström Åström Hägglund Hällström Wikström Göteborg Malmö Skåne Örebro Västerås Växjö Luleå Umeå Borås Ängelholm
  Hälsingborg Jönköping Gävle Södertälje Malmström Nyström Söderberg Söderström Löfgren Lööf Nordström Åkesson Måns Bråthe
  Malmö Fågel Blåbär Östlund Öst Norrköping Strömberg Hård Grön Skönsmon Skövde Mölndal Ståhl Ståhlberg Pålsson Åkerman
  Løpere Søren Jørgen Bjørn Jørgensen Sørensen Møller Kjær Nørgaard Ørsted Østergaard Øyvind Åse Kåre Håvard Gøran Bjørk Høyer
  Ødegård Strøm Tromsø Århus Ålesund Bærum Ærø Næss Sæther Skjærseth København Løb Løbeklub Hansen Størdal Røed Lønn
  Lærke Frøya Sølvi Sigbjørn Torbjørn Kristoffersen Børge Øst Gjøvik Bodø Håkon Ståle Grønn Bøe Jæger Sæbø Bø Fløy
  Mäkinen Hämäläinen Järvinen Mäkelä Heikkilä Väinö Päivi Yrjö Jyväskylä Hyvönen Pääkkönen Töyry Mäki Räsänen Pöllänen
  Jääskeläinen Ylönen Östman Sääskilahti Kähkönen Lähde Seppälä Leppänen Väisänen Työväen Lahtinen Määttä
  Þór Þórdís Guðmundur Guðrún Sigurður Ásdís Friðrik Jóhannesdóttir Jónsson Björnsdóttir Bæjarins Hlökk Ægir Garðabær
  Reykjavík Hafþór Sævar Ívar Ólafur Óðinn Þorsteinn Davíð Élise Zoé Daniël Renée Coën Ruben Danté Brontë Michaël
`;

/** Names of Central Europe: Poland, Czechia, Slovakia, Hungary, Croatia, Slovenia, Romania. */
const central = `
  Wałęsa Łukasz Michał Paweł Rafał Stanisław Władysław Mikołaj Małgorzata Łucja Wójcik Kamiński Lewandowski Zieliński
  Szymański Woźniak Dąbrowski Kozłowski Jabłoński Król Wróbel Jasiński Wieczorek Pawłowski Michalski Gołębiowska
  Nowaczyński Wiśniewska Wiśniewski Kołodziej Błaszczyk Jędrzejczyk Głowacki Żak Żelazny Żółty Ździebło Ćwik Śliwa
  Świątek Ślusarczyk Grześ Wawrzyniak Marzęcki Piątek Zając Mazurkiewicz Górski Góra Róża Bożena Grażyna Elżbieta Agnieszka
  Gąsior Gałązka Kąkol Pająk Wąs Dąbek Kępa Stępień Bęben Węgrzyn Język Łódź Gdańsk Wrocław Poznań Kraków Toruń Białystok
  Częstochowa Rzeszów Świdnica Płock Koło Biegacze Biegów Sąd Miś Kość Miłość Gość Źródło Łapiński Żeleński Wyżyński
  Radosław Bartłomiej Bogusław Przemysław Wiesława Stefańska Urbańska Brzezińska Jagiełło Pietrzyk Cieślak Maślak
  Andrzejczyk Kuźma Koźmiński Drożdż Łoś Gołota Hałas Kłos Płaza Słowik Tłuczek Ząbek Gawęda Kręt Kużel Zołza Ożóg Rodź
  Novák Svoboda Dvořák Černý Procházka Kučera Veselý Krejčí Horák Němec Pokorný Marek Pospíšil Hájek Král Jelínek Růžička
  Beneš Fiala Sedláček Doležal Zeman Kolář Čermák Urban Vaněk Blažek Kříž Kovář Šimek Žák Čech Řehoř Říha Ševčík Štěpánek
  Jiří Ondřej Tomáš Lukáš Matěj Vojtěch Zdeněk Miloš Luboš Růžena Věra Květa Božena Kateřina Markéta Eliška Alžběta
  Jaroslav Šárka Nováková Dvořáková Černá Svobodová Kučerová Horáková Bartoš Tůma Kůň Vůně Důl Dům Růže Průša Hůlka
  Plzeň Liběrec Děčín Ústí Přerov Třebíč Hradiště Břeclav Žďár Havířov Běchovice Běžec Běžci Závod Škoda Třinec Běh
  Křivánek Přikryl Bříza Skřivan Vavřín Stříbrný Zbyněk Dušek Maňák Hruška Kaňka Daňhel Báňa Ťapák Šťastný Hoďák Koťátko
  Ľuboš Ľudmila Maľa Kráľ Kŕdeľ Stĺpec Hĺbka Vŕba Mäsiar Päť Kôň Stôl Košice Žilina Prešov Trenčín Ďuriš Ďurica Šoltés Štefan
  Kovács Tóth Szabó Horváth Nagy Kiss Németh Farkas Balogh Papp Takács Juhász Mészáros Oláh Rácz Szűcs Győri Erdős Szőke
  Lőrincz Kőszegi Dezső Ernő Jenő Gergő Győző Ferencné Kerekesné István László József János Zoltán Sándor Gábor Zsófia
  Fülöp Jenőné Gyöngyi Ágnes Éva Ödön Őri Újvári Fűtő Gyűjtő Szőllős Hegedűs Szőcs Bőhm Fűzfa Fűrész Keresztúri Szülő Erdő Futó
  Győr Érd Kecskemét Nyíregyháza Székesfehérvár Bükk Hódmező Sülysáp Gödöllő Szűts Törő Kertész Vörös Gömöri Ürögi
  Horvat Kovačić Babić Marić Jurić Novaković Petrović Đurić Đorđe Đoković Žarko Živko Škrlec Čop Ćosić Anđela Šarić Nikšić
  Zupančič Hočevar Žagar Košir Oblak Črnko Kralj Čeh Žnidaršič Jerič Preželj Jakšič Trček Počkaj Grčar Golčer Jurčič Rozmanič
  Ștefan Ştefan Ţepeş Brăila Băsescu Mihăilă Gheorghiţă Ioniţă Constanţa Bucureşti Timişoara Iaşi Braşov Lăcătuş Pătraşcu Măndiţa
  Vîlcea Rîmnic Vâlcea Cătălin Mădălina Răzvan Ionuţ Dănuţ Costică Bălan Mureş Neamţ Piteşti Ploieşti Argeş Ilieş
`;

/** Turkish names. */
const turkish = `
  Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan
  Şimşek Polat Özcan Korkmaz Erdoğan Yavuz Güneş Bozkurt Güler Yalçın Ateş Işık Tekin Coşkun Ünal Keskin Avcı Güngör Bulut
  Mehmet İbrahim İsmail İlker İpek Ayşe Fatma Zeynep Gül Çağla Çağrı Oğuz Oğuzhan Uğur Tuğba Buğra Doğu Barış Gökhan Gözde Gülşen Şeyma Şule
  Kadıköy Beşiktaş Üsküdar İstanbul İzmir Eskişehir Muğla Aydoğan Beyoğlu Koşu Kulübü Atıcı Sarı Kırmızı Ağaç Dağ Yağız Hıdır Alı Baydağ Fırat
  Işıl Itır Nalbantoğlu Hacıoğlu Karaoğlan Topaloğlu Kırca Çavuş Göğüş İnönü İnce Şen Şükrü Aşkın Karataş Taş Güçlü Ağırbaş
`;

/** Russian, Ukrainian and Belarusian names and the words of their lists. */
const cyrillic = `
  Иванов Иванова Смирнов Смирнова Кузнецов Кузнецова Попов Попова Васильев Васильева Петров Петрова Соколов Соколова
  Михайлов Михайлова Новиков Новикова Федоров Федорова Фёдоров Морозов Морозова Волков Волкова Алексеев Алексеева Лебедев
  Лебедева Семенов Семёнов Егоров Егорова Павлов Павлова Козлов Козлова Степанов Степанова Николаев Николаева Орлов Орлова
  Андреев Андреева Макаров Макарова Никитин Никитина Захаров Захарова Зайцев Зайцева Соловьев Соловьёв Борисов Борисова
  Яковлев Яковлева Григорьев Григорьева Романов Романова Воробьев Воробьёва Сергеев Сергеева Кузьмин Фролов Александров
  Дмитриев Королев Королёв Гусев Киселев Ильин Максимов Поляков Сорокин Виноградов Ковалев Белов Медведев Антонов Тарасов
  Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов
  Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов
  Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышев Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов
  Пономарев Голубев Кудрявцев Прохоров Наумов Потапов Журавлев Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров
  Емельянов Никифоров Грачев Котов Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев
  Бирюков Горбунов Анисимов Еремин Тихомиров Галкин Лукьянов Михеев Скворцов Юдин Белоусов Нестеров Симонов Прокофьев Харитонов
  Князев Цветков Левин Митрофанов Воронов Аксенов Софронов Мальцев Логинов Горшков Савин Краснов Майоров Демидов Елисеев Рыбаков
  Сафонов Плотников Демин Хохлов Фадеев Молчанов Игнатов Литвинов Ершов Ушаков Дементьев Рябов Мухин Калашников Леонтьев Лобанов
  Кузин Корнеев Евдокимов Бородин Платонов Некрасов Балашов Бобров Жданов Блинов Игнатьев Коротков Муравьев Крюков Беляков
  Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Артем Артём Николай Владимир Илья Денис Роман Павел
  Антон Игорь Олег Юрий Виктор Кирилл Никита Константин Егор Василий Руслан Вячеслав Станислав Тимур Григорий Вадим Валерий
  Анна Мария Елена Ольга Татьяна Наталья Наталия Ирина Екатерина Светлана Юлия Анастасия Дарья Ксения Виктория Александра
  Марина Людмила Галина Надежда Вера Любовь Валентина Полина Алина Евгения Алёна Кристина Софья Яна Диана Лилия Эльвира Гульнара
  Сергеевич Александрович Владимирович Николаевна Ивановна Алексеевна Юрьевич Андреевна Викторовна Дмитриевич Михайловна Павловна
  Шевченко Коваленко Бондаренко Ткаченко Кравченко Олійник Шевчук Коваль Поліщук Бондар Мельник Ющенко Гриценко Їжак Євген Сергій
  Андрій Віталій Олексій Оксана Тетяна Юлія Київ Львів Одеса Харків Лукашэнка Мінск Гродна Нурсултан Ахметов Ержан Алия Бекзат Серик Айгуль
  Москва Санкт Петербург Казань Екатеринбург Новосибирск Самара Омск Челябинск Ростов Уфа Красноярск Пермь Воронеж Волгоград
  Алматы Астана Караганда Ташкент Бишкек Минск Рига клуб бега любителей бегунов Спартак Динамо Локомотив Зенит Марафон Марафонец
  Спринт Стайер школа спортивная область район город республика край университет беговой команда лично самостоятельно
  Мужчины Женщины мужской женский юноши девушки Волна волна старше лет года да нет Россия Казахстан Беларусь Украина Молния
  Стрела Ракета Буревестник Трудовые резервы Электрон Юность Энергия Олимп Факел Метеор Авангард Гонщик Эстафета
`;

/** Baltic names: Lithuania, Latvia, Estonia. */
const baltic = `
  Kazlauskas Petrauskas Jankauskas Stankevičius Vasiliauskas Žukauskas Butkus Paulauskas Urbonas Kavaliauskas Kazlauskienė Petrauskienė
  Jankauskienė Žukauskienė Balčiūnas Navickaitė Šimkus Šimkutė Ramanauskaitė Mažeikienė Jonaitytė Eglė Rūta Živilė Agnė Kęstutis Žydrūnas
  Šarūnas Mindaugas Ąžuolas Vėjas Bėgimo Žalgiris Šiauliai Klaipėda Panevėžys Mūša Kūjis Džiugas Gražina Jūratė Rasų Vilnių Žvėryno Įkvėpk
  Bērziņš Kalniņš Ozoliņš Jansons Ozols Liepiņš Krūmiņš Balodis Eglītis Zariņš Pētersons Vītols Kļaviņš Kārkliņš Vanags Bērziņa Kalniņa
  Jānis Andris Pēteris Aivars Mārtiņš Ģirts Juris Edgars Līga Ilze Inga Anna Kristīne Māra Ieva Zanda Rūdolfs Kārlis Jēkabs Ēriks Ādams
  Rīga Liepāja Jūrmala Valmiera Cēsis Daugavpils Skrējēji Ķekava Tērvete Mežaparks Noskrien Sēlija Dzērbene Vējš Saulkrasti Ķēniņš Ņina
  Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Pärn Koppel Oja Lõhmus Kõiv Põder Jõgi Õunapuu Mänd Kütt Väli Pärnu Tõnis Jüri Märt Külli Õie
`;

const greek = `
  Παπαδόπουλος Παπαδοπούλου Γεωργίου Οικονόμου Δημητρίου Νικολάου Ιωάννου Κωνσταντίνου Βασιλείου Αθανασίου Χριστοδούλου Παπαγεωργίου
  Γιώργος Μαρία Ελένη Κωνσταντίνος Δημήτρης Νίκος Αικατερίνη Βασιλική Σοφία Άννα Γιάννης Χρήστος Παναγιώτης Ευάγγελος Αλέξανδρος Αναστασία
  Αθήνα Θεσσαλονίκη Πάτρα Ηράκλειο Λάρισα Δρομείς Σύλλογος Αθλητικός Όμιλος Μαραθώνιος Σπύρος Ιωάννα Ζωή Φωτεινή Ξένια Ψάλτης Μιχάλης Κώστας
`;

const hebrew = `
  כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן אגבריה מלכה אזולאי כץ יוסף דוד עמר חדד גבאי משה שרה רחל לאה יעקב דניאל נועה תמר מיכל אורי איתי
  יונתן אסף גיל רון שירה מאיה ירושלים תל אביב חיפה באר שבע מועדון ריצה אצן מרתון קבוצת שם פרטי משפחה מין זכר נקבה צבי חנה אסתר שלמה
`;

const arabic = `
  محمد أحمد علي حسن حسين محمود عبد الله الرحمن إبراهيم يوسف عمر خالد سعيد مصطفى طارق كريم سليمان ناصر سالم فهد عادل ياسر ماجد حمد راشد
  فاطمة عائشة مريم زينب خديجة سارة نور هدى ليلى أمل منى سعاد نادية المغربي العربي القاسم الشمري العتيبي الحربي القحطاني نادي الرياض دبي
  القاهرة الدار البيضاء الجري الماراثون الاسم الجنس ذكر أنثى الدوحة جمعية رقم أنس بن أبو صالح جابر غازي ثامر ضياء
`;

const thai = `
  สมชาย สมหญิง สมศักดิ์ สุดา วิชัย ประเสริฐ สุรชัย นภา วรรณา อนุชา กิตติ ธนพล ณัฐพล พรทิพย์ มานะ มาลี ปิยะ ศิริพร รัตนา จันทร์ ใจดี แก้ว
  ทองดี สุขใจ ศรีสุข วงศ์ บุญมี บุญชัย แสงทอง กรุงเทพ เชียงใหม่ ขอนแก่น ภูเก็ต ชมรมวิ่ง ชมรม วิ่ง มาราธอน ชื่อ เพศ ชาย หญิง นาย นาง นางสาว
  เพชร เกษม ไพโรจน์ โชติ เอก อำนาจ ดวงใจ อุดม ยุทธ ฐิติ ฉัตร โรงเรียน มหาวิทยาลัย หมายเลข สโมสร ไทย
`;

export const names = { western, central, turkish, baltic, cyrillic, greek, hebrew, arabic, thai };

/** Chinese characters, Japanese characters and Korean syllables: first those that begin a name, then all others. */
export const characters = {
  simplified: {
    surnames: `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤阿艾古买热欧司上诸皇`,
    common: `伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文志海红春小晓玉梅云飞雪鹏鑫宇浩然梓轩子涵欣怡雨泽博俊豪思佳嘉诗琪梦婷慧琳颖倩莹洁晶燕玲萍峰斌波辉亮龙凯健康永生成立新东南西北中光荣宏福祥瑞安庆德义仁信忠良才学智勤俭民族爱美丹凤珍珠宝琴雅淑贞惠月星晨阳旭昊天宸家乐欢庭友进步振兴荣贵发财富盛昌达顺利毅恒远航翔程睿哲彬栋梁松柏林森木水清泉源河湖川山岩石金银铜铁钢锋剑胜男女孩童少青老大二三四五六七八九十一百千万年月日号码姓名性别参赛项目组类出生期身份证编俱乐部跑团队协会体育运动员健身马拉松半全程公里田径单位公司学校大中小医院银行警察局分区省市县城镇乡村街道北京上海广州深圳杭南武汉重庆成都天津西昆明长沙郑济合肥福厦门贵阳太原兰宁呼和浩特银川乌鲁木齐拉萨哈尔滨吉沈大连青岛苏无锡州温嘉绍台湖澳香港国籍中华人民共团芯片轮椅业余专精英者家亲子情侣起点终衣服尺男女子手机话联系紧急血型阿卜杜提买合江古丽热西木图尔孜依力克斯娃布扎洛桑卓玛央金尼次仁多吉平措顿珠旺雄鹰飞快奔腾闪电风雷火焰阳光彩虹自由梦想追逐的之与和在有是不了心行走路遇见悦无限极致力量联盟`,
  },
  traditional: {
    surnames: `陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温溫唐藍石蔣田康鄒白涂尤巫韓龔嚴袁凌程連馮湯古姚倪歐陶夏`,
    common: `家豪志明俊傑建宏雅婷怡君淑芬美玲麗華惠雯詩涵佳穎欣宜思妤子晴筱雨郁庭柏翰冠宇承恩品睿宥廷彥均信宏偉文雄國榮金龍德勝正義清水秋菊春嬌秀英玉蘭鳳珠月娥素貞寶貴瓊瑤靜敏慧心如意雪梅芳珍娟雲霞真大小仁智勇忠孝和平安樂福祿壽喜財源光輝耀祖宗昌盛興旺發達順利吉祥昱辰晨曦陽星空海洋山川河江湖林木森松竹蓮蕙蓉薇萱瑜琪琳瑋珊哲維鈞鎮錦銘鑫鋒鐵強健康永生成立新東南西北中臺台灣北路跑協會體育運動員俱樂部馬拉松半全程公里田徑隊社團單位公司學校大學中小高醫院銀行警察局分區縣市鄉鎮村里街道號碼姓名性別男女組別類出生日期身份證編參賽項目年月日國籍香港澳門新加坡廣東九龍沙田屯門元朗荃灣高雄桃園新竹苗栗彰化嘉義屏東宜蘭花蓮基隆輪椅晶片芯片起點終點衣服尺寸男子女子教練聯盟飛行者風火雷電光愛心友情緣夢想追逐快樂健走長短三四五六七八九十一二百千萬的之與和在有是不了天上下人我你他們`,
  },
  japanese: {
    surnames: `佐鈴高田伊渡中小山加吉橋本藤村林木井斉斎清森池阿石前岡長後近坂遠青西福太三原松竹上金柴宮酒工横今河野内大武丸新北東南久桜菊荒市水平川安秋星谷島関岩土永浜杉浦早黒白服古矢飯塚増望千平丹五服児片辻堀尾`,
    common: `藤木田橋中辺本林加井山吉口松村清斎崎森池部石島前岡川長谷後近坂遠青西福太三浦原竹内金子柴宮酒工横今河野大武丸新北東南久保桜菊荒市水平安秋星関岩土永浜杉早黒白服古矢飯塚増望月千葉丹五十嵐児玉片辻堀尾郎太一二三四次男雄夫彦介輔助人也哉弥樹生成正和明昭義信孝博弘宏浩洋隆貴誠真実健康剛強勇武志司史文修学優裕佑祐悠陽翔大空海斗蓮颯湊悠翼拓達直哲智聡俊亮良勝克英秀光輝晃晴春夏秋冬美子恵由紀香奈菜花華愛結衣葵凛莉彩咲七海桃陽里沙麻友佳代枝江織絵理梨穂歩希望千夏幸久和典章敏敬重繁茂豊栄進昇登治清水選手氏名姓性別男女生年月日所属国籍番号陸上競技協会走団大学高校中学校会社県市区町村東京都京大阪府北海道愛知神奈川埼玉千葉兵庫福岡静岡広島組種目部門車椅子距離半駅伝愛好楽俱倶々ヶ`,
  },
  korean: {
    surnames: `김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용`,
    common: `민서지현준영수진은경희숙자미정혜선주연우예하윤도시유나아라채원호재훈성동상철광종태기대용승형규범석환식일만병춘순옥말분남복길덕인한상헌찬혁빈건율온담솔별봄해달새이가람다슬기보람소영보현효주란진솔린비안결청산강성명홍배름국민번호성별남녀여자생년월일소속클럽팀마라톤육상연맹동호회달리기사랑런너즈크루서울부산대구인천광주대전울산경기도강원충북남전경제주시군구청대학교고등학회사은행병원경찰서소방팀칩종목부문휠체어국적이름배번전체개인단체출발그룹공원한강남북동서`,
  },
};

/** Words that stand alone in a cell: sexes, wheelchairs, yes and no. */
export const cellWords = `
  男 女 男子 女子 男性 女性 轮椅 輪椅 轮椅组 男子组 女子组 男子組 女子組 混合 是 否 有 无 無 中国 中國 台灣 臺灣 日本 香港 男女
  남 여 남자 여자 남성 여성 한국 대한민국
  м ж м. ж. муж жен муж. жен. мужской женский да нет Россия Казахстан Беларусь Украина коляска
`;
