import { isLetter } from './letters';
import { pairsOf, plainSigns } from './look-alikes';
import { once } from './once';

/** Cyrillic and Greek letters, and the Latin one that each looks like as a capital or a small letter (Unicode, confusables.txt). */
const latin = once(() => new Map(pairsOf('аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhαaβbεeζzηhιiκkμmνvοoρpτtυyχx')));

/**
 * Signs that stand in names, as they were written before 1956 and are elsewhere, and the simplified one of each (简化字总表).
 * 萧 is the same surname as 肖: registries wrote many of its bearers either way.
 */
const simplified = once(
  () =>
    new Map(
      pairsOf(
        [
          '勳勋勛勋鏞镛鍇锴鋮铖鎰镒鎬镐錕锟為为爲为鏘锵傳传啓启靑青寳宝緑绿頻频説说',
          '麗丽龍龙鳳凤華华國国強强偉伟傑杰蘭兰蓮莲鳴鸣飛飞雲云陽阳陳陈張张劉刘黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许鄧邓馮冯葉叶蔣蒋餘余盧卢蘇苏鍾钟鐘钟譚谭陸陆賈贾韋韦鄒邹嚴严萬万錢钱湯汤賴赖龐庞蕭肖萧肖',
          '閻阎駱骆賀贺顧顾龔龚齊齐倫伦歐欧關关連连紀纪魯鲁車车溫温寧宁聶聂藍蓝練练單单塗涂畢毕盤盘樂乐闕阙時时婁娄樓楼談谈鄺邝衛卫喬乔項项滿满豐丰蔭荫應应榮荣燈灯勝胜愛爱寶宝賓宾財财燦灿倉仓嬋婵純纯辭辞',
          '達达黨党導导東东動动棟栋鍛锻奪夺兒儿爾尔發发範范紡纺緋绯奮奋婦妇復复綱纲剛刚岡冈鋼钢個个貢贡廣广歸归貴贵漢汉號号賢贤鶴鹤紅红鴻鸿後后壺壶滬沪護护劃划懷怀煥焕輝辉揮挥暉晖會会績绩繼继濟济際际薊蓟',
          '堅坚監监簡简見见劍剑艦舰鑒鉴將将獎奖漿浆嬌娇驕骄節节潔洁緊紧錦锦進进盡尽經经瓊琼競竞靜静鏡镜舉举軍军鈞钧駿骏凱凯開开墾垦慶庆寬宽鯤鲲來来禮礼裡里曆历歷历勵励儷俪憐怜聯联煉炼戀恋糧粮兩两遼辽靈灵',
          '領领齡龄嶺岭瀏浏瀧泷隴陇錄录祿禄綠绿巒峦鸞鸾輪轮綸纶論论蘿萝邁迈麥麦脈脉貿贸門门們们夢梦彌弥綿绵廟庙銘铭謀谋納纳難难擬拟農农濃浓諾诺鵬鹏蘋苹憑凭樸朴啟启氣气遷迁謙谦潛潜薔蔷橋桥親亲輕轻傾倾請请',
          '權权勸劝確确讓让熱热潤润銳锐瑋玮煒炜緯纬薩萨賽赛傘伞紗纱紹绍審审聲声繩绳聖圣師师詩诗實实識识適适壽寿書书樹树術术帥帅雙双順顺碩硕絲丝鬆松頌颂肅肃雖虽隨随歲岁遜逊縮缩鎖锁臺台態态濤涛討讨騰腾體体',
          '條条鐵铁聽听廳厅統统頭头團团禕祎彎弯網网維维瑩莹穎颖螢萤營营贏赢聞闻穩稳溈沩務务霧雾錫锡習习璽玺係系細细俠侠峽峡鮮鲜顯显縣县獻献鄉乡詳详響响曉晓嘯啸協协諧谐興兴選选學学尋寻馴驯訓训亞亚煙烟鹽盐',
          '顏颜艷艳豔艳揚扬楊杨養养樣样瑤瑶堯尧搖摇遙遥藥药業业醫医儀仪藝艺億亿憶忆義义議议誼谊繹绎陰阴銀银飲饮隱隐櫻樱纓缨鷹鹰詠咏擁拥優优憂忧猶犹魚鱼漁渔輿舆與与語语嶼屿譽誉淵渊園园員员圓圆緣缘遠远願愿',
          '約约躍跃閱阅悅悦勻匀運运韻韵蘊蕴澤泽則则擇择賬账詔诏貞贞針针偵侦楨桢禎祯鎮镇陣阵爭争徵征錚铮織织職职執执紙纸質质誌志種种眾众諸诸築筑鑄铸駐驻專专轉转莊庄裝装壯壮準准濁浊資资總总縱纵組组鑽钻瀅滢',
          '鶯莺緹缇鈺钰鋒锋銓铨鎂镁鈴铃鏗铿鎧铠鍵键鋅锌頤颐頡颉頎颀頁页須须預预驊骅騏骐驥骥驤骧驍骁騫骞鵑鹃鷗鸥鸝鹂鴿鸽鵲鹊穀谷齋斋龜龟淨净湧涌溝沟滄沧漣涟澗涧濱滨灃沣灝灏瀟潇瀾澜瑯琅璣玑瓏珑環环琺珐琿珲',
          '繪绘綺绮綾绫縵缦紳绅綵彩綽绰緒绪綜综縈萦續续嫻娴嫺娴婭娅媧娲嬡嫒嬈娆嬪嫔妝妆姍姗娛娱嬙嫱薈荟藹蔼蘆芦蕓芸莖茎蓀荪蒼苍蔥葱薺荠蘚藓誠诚諒谅諺谚謹谨證证譯译讚赞贊赞諳谙訊讯謨谟峯峰崗岗嵐岚崢峥巋岿',
          '島岛幟帜帶带庫库廬庐彥彦徑径從从恆恒惲恽愷恺慣惯戰战戶户掃扫揀拣撫抚攬揽敘叙數数斕斓晉晋晝昼暘旸曄晔曠旷曇昙朧胧柵栅棗枣槍枪標标樺桦檸柠欄栏歡欢氫氢汎泛沖冲涇泾淚泪淪沦燁烨燾焘爍烁爐炉牆墙狀状',
          '獅狮獨独畫画異异疇畴皚皑盞盏矯矫礦矿祕秘稱称穌稣竪竖筆笔筍笋箏筝籃篮粵粤糾纠級级羣群翹翘聰聪聳耸脩修腦脑臨临舊旧茲兹萊莱蟬蝉裏里製制覺觉覽览觀观訂订設设評评詞词該该課课調调謂谓豈岂貝贝負负貫贯',
          '買买費费賞赏賜赐賦赋贈赠躉趸軒轩輔辅輯辑轅辕迴回過过遊游還还邊边郵邮鄰邻鄲郸釗钊釧钏鈦钛鉉铉鉅钜銅铜銑铣鋪铺鎔镕鑰钥閃闪閏闰間间閔闵閣阁閩闽闊阔闖闯闡阐隊队階阶隻只雋隽雜杂離离電电霽霁靄霭韜韬',
          '頂顶頓顿頗颇題题額额類类颯飒飄飘飾饰館馆駒驹駕驾駝驼騎骑驗验驚惊髮发鬱郁鮑鲍鯉鲤鰲鳌鳶鸢鴛鸳鴦鸯鷺鹭點点',
        ].join(''),
      ),
    ),
);

/**
 * True where two names may be those of one person, however they are typed: their letters alone are compared, without
 * what stands between them or was put beside them (`曾小玲.`, `欧阳、江南`, `肖丽1`), folded, in small letters, and with
 * look-alikes and traditional signs as the plain ones. For keeping somebody away, never for letting anybody in: names that
 * look alike count as the same. What has no letters is nobody's name.
 */
export function isSameName(one: string, other: string): boolean {
  const letters = lettersOf(one);
  return letters !== '' && letters === lettersOf(other);
}

function lettersOf(name: string): string {
  const folded = plainSigns(plainSigns(name).normalize('NFKD')).toLowerCase();
  return Array.from(folded)
    .filter((sign) => isLetter(sign) && !/\p{N}/u.test(sign))
    .map((sign) => latin().get(sign) ?? simplified().get(sign) ?? sign)
    .join('');
}
