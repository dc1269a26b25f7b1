import { once } from './once';

/**
 * Signs that are another one to a machine and the same to a reader. They come out of scanned tables, old input methods
 * and pasted documents; stored, sought and compared is the sign that everybody types.
 */

/** A radical and the Han sign it looks like: Unicode, EquivalentUnifiedIdeograph.txt, U+2E80 to U+2EF3. */
const radicals = once(
  () =>
    new Map(
      pairsOf(
        [
          '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌',
          '⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓',
          '⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝',
          '⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐',
          '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
        ].join(''),
      ),
    ),
);

/**
 * The Han signs that GBK and GB 18030-2000 kept in the private use area, in the order of FE50 to FEA0 from U+E815 on: as GB
 * 18030-2022 and Unicode name them since (䶮 is one of them, and stands in names).
 */
const firstPrivate = 0xe815;
const privateHan = Array.from(
  '厂𠂇𠂉𠃌乙㑳㑇刀㔾龴㖞㘚㘎小心㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸𤴔䁖䅟𥫗䌷㓁羊𦍌𢦏䎱' +
    '䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍𧾷䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
);

/** The radicals of the Kangxi dictionary (U+2F00 to U+2FD5) have theirs by NFKC. */
const lookAlike = /[\u2e80-\u2fd5\ue815-\ue864]/g;

/** A text in which each such sign is the one that it looks like. */
export function plainSigns(text: string): string {
  return text.replace(lookAlike, (sign) => {
    const known = radicals().get(sign) ?? privateHan[sign.charCodeAt(0) - firstPrivate];
    return known ?? sign.normalize('NFKC');
  });
}

/** Signs that stand in pairs in one line: each odd one, and what stands for it. */
export function pairsOf(signs: string): [string, string][] {
  const all = Array.from(signs);
  return all.flatMap((sign, at) => (at % 2 === 0 ? [[sign, all[at + 1] ?? sign]] : []));
}
