import { addDays, type Day, dayOf, daysBetween, type Instant } from '../../core/kernel/day';
import type { Vault } from '../../core/record/vault';
import type { Person } from '../../core/union/people';
import { enterprisesIn } from './enterprises/records';
import { targetsIn } from './enterprises/targets';
import { Story } from './story';
import { application, inventedIdentity, seasons, take } from './students';
import { ruijinUnion } from './union';

/** The calendar year that plays the seed year: the last one that is over. */
export const seedYear = (now: Instant): number => Number(dayOf(now).slice(0, 4)) - 1;

/** The city union with invented people: ten workers, one colleague of each role, and a few appeals under way. */
export function ruijin(now: Instant, vault: Vault): Story {
  const story = new Story(ruijinUnion, vault, seasons(now));
  const ago = (days: number, time: string) => new Date(`${addDays(dayOf(now), -days)}T${time}:00+08:00`).toISOString();

  const wang = story.worker('worker-wang', '王建国', '13800000001', { area: 'town:xianghu', unit: '红都鞋业有限公司' });
  const liu = story.worker('worker-liu', '刘小军', '13800000002', { area: 'elsewhere' });
  const chen = story.worker('worker-chen', '陈秀英', '13800000003', { area: 'town:park', unit: '红都鞋业有限公司' });
  const zhong = story.worker('worker-zhong', '钟运生', '13800000004', { area: 'town:yeping' });
  const yang = story.worker('worker-yang', '杨美兰', '13800000005', { area: 'town:jiubao' });
  const xie = story.worker('worker-xie', '谢金发', '13800000006', { area: 'town:rentian' });
  const lai = story.worker('worker-lai', '赖春香', '13800000007', { area: 'town:wuyang' });
  const zeng = story.worker('worker-zeng', '曾庆华', '13800000008', { area: 'town:huangbai' });
  const luo = story.worker('worker-luo', '罗桂花', '13800000009', { area: 'town:shazhouba' });
  story.worker('worker-ouyang', '欧阳江南', '13800000010', { area: 'town:education', unit: '瑞金市第三中学' });

  const lin = story.staff('staff-lin', '林海燕', '13900000002', 'townOfficer', 'town:xianghu', '象湖镇工会副主席');
  const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '权益保障部干事');
  story.staff('staff-hu', '胡志强', '13900000001', 'unitOfficer', 'unit:shoes', '红都鞋业工会主席');
  const verifier = story.staff('staff-deng', '邓丽萍', '13900000004', 'windowClerk', 'aid', '帮扶中心窗口');
  story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '权益保障部部长');
  const leader = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '常务副主席');
  const treasurer = story.staff('staff-xu', '许惠芳', '13900000007', 'treasurer', 'finance', '财务部会计');
  story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '经审办主任');
  story.staff('staff-ye', '叶小青', '13900000009', 'organiser', 'culture', '宣教文体部干事');
  story.staff('staff-he', '何律师', '13900000010', 'lawyer', 'rights', '法律援助律师');
  story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '办公室(系统管理)');
  const head = story.staff('staff-wen', '温建华', '13900000012', 'approver', 'aid', '帮扶中心主任');
  const organisers = {
    colleagues: [
      story.staff('staff-zu', '祖国华', '13900000031', 'caseOfficer', 'organising', '组织部干事'),
      story.staff('staff-qin', '秦岭', '13900000032', 'caseOfficer', 'organising', '组织部干事'),
    ],
    head: story.staff('staff-bu', '卜一', '13900000033', 'approver', 'organising', '组织部部长'),
    leader,
  };
  const checker = story.staff('staff-xiao', '肖丽', '13900000013', 'caseOfficer', 'aid', '帮扶中心干事');

  enterprisesIn(story, organisers, seedYear(now));
  targetsIn(story, organisers, seedYear(now));

  const injury = story.submit(
    liu,
    'appeal',
    {
      category: 'injury',
      story: '我今年18岁，在惠安一家石材厂上班，右手四个手指被机器切断，住院三次，厂里一直拖着不肯赔。',
      area: 'elsewhere',
      place: '福建省惠安县',
      employer: '惠安宏石石材厂',
      people: 1,
      claimFen: 15_000_000,
      papers: [story.photograph('诊断证明.png'), story.photograph('右手伤情.png'), story.photograph('工作证.png')],
    },
    ago(9, '09:12'),
  );
  story.move(injury, li, 'accept', ago(8, '15:40'));

  const pay = story.submit(
    zhong,
    'appeal',
    {
      category: 'pay',
      story: '在象湖镇一处工地做了四个月木工，老板只付了两千元，剩下的说没有钱，电话也不接了。',
      area: 'town:xianghu',
      employer: '赣南建筑劳务队',
      people: 3,
      claimFen: 2_860_000,
    },
    ago(3, '19:25'),
  );
  story.move(pay, lin, 'accept', ago(2, '08:50'));

  const contract = story.submit(
    chen,
    'appeal',
    {
      category: 'contract',
      story: '进厂一年多没有签合同，现在说订单少让我自己走，不给补偿，想问这样合不合法。',
      area: 'town:park',
      employer: '红都鞋业有限公司',
    },
    ago(30, '10:05'),
  );
  const accepted = story.move(contract, li, 'accept', ago(29, '09:30'));
  story.move(accepted, li, 'resolve', ago(12, '16:20'), {
    outcome: '已与单位协商：单位补签合同并按规定支付一个月经济补偿，双方签了协议，钱已到账。',
    agreedFen: 420_000,
    receivedFen: 420_000,
  });

  const asked = story.submit(
    luo,
    'appeal',
    {
      category: 'injury',
      story: '下班路上被车撞伤，单位说不是在厂里出的事，不给报工伤，医药费自己垫了一万多。',
      area: 'town:shazhouba',
      employer: '沙洲坝食品有限公司',
      claimFen: 1_320_000,
      limitOn: addDays(dayOf(now), 120),
    },
    ago(15, '11:40'),
  );
  const opened = story.move(asked, li, 'accept', ago(14, '09:05'));
  story.move(opened, li, 'askPapers', ago(5, '10:30'), {
    missing: '1. 交警出具的事故认定书，用来证明不是本人主要责任；2. 当月考勤或工资条，用来证明在这里上班。',
  });

  const overdue = story.submit(
    xie,
    'appeal',
    {
      category: 'safety',
      story: '车间里没有通风，油漆味很重，跟班长说了几次都没有人管，好几个人头晕。',
      area: 'town:xianghu',
      employer: '象湖宏达家具厂',
      people: 6,
    },
    ago(70, '14:20'),
  );
  const late = story.move(overdue, lin, 'accept', ago(68, '08:45'));
  story.move(late, lin, 'refer', ago(60, '15:10'), {
    authority: '市应急管理局',
    letter: '瑞工函〔2026〕21号',
    sentOn: addDays(dayOf(now), -60),
  });

  const settling = story.submit(
    zeng,
    'appeal',
    {
      category: 'pay',
      story: '给酒店装修做水电，完工三个月了，尾款一万八千元一直没有结清。',
      area: 'town:xianghu',
      employer: '象湖湾酒店',
      claimFen: 1_800_000,
      papers: [story.photograph('结算单.png'), story.document('承包协议.pdf')],
    },
    ago(20, '17:02'),
  );
  story.move(story.move(settling, lin, 'accept', ago(19, '09:15')), lin, 'settle', ago(4, '16:00'), {
    agreedFen: 1_600_000,
    payOn: addDays(dayOf(now), 10),
    terms: '酒店十天内一次付清一万六千元，双方不再有其他争议。',
  });

  const rated = story.submit(
    lai,
    'appeal',
    {
      category: 'women',
      story: '怀孕后单位要把我调去站着上班的岗位，工资也降了，不同意就让我写辞职。',
      area: 'town:wuyang',
      employer: '武阳制衣厂',
    },
    ago(50, '12:12'),
  );
  const helped = story.move(rated, li, 'accept', ago(49, '09:00'));
  const done = story.move(helped, li, 'resolve', ago(40, '15:30'), {
    outcome: '已到厂里讲明规定，单位恢复原岗位和工资，并承诺孕期不再调岗。',
  });
  story.move(done, lai, 'rate', ago(39, '20:10'), { stars: 5, words: '谢谢你们跑了两趟。' });

  story.submit(
    wang,
    'appeal',
    {
      category: 'insurance',
      story: '在厂里上班两年，单位一直没有给我交社保，问了几次都说下个月办。',
      area: 'town:xianghu',
      employer: '象湖兴旺木器厂',
    },
    ago(1, '20:31'),
  );

  // She came last week: what was handed in before lies with 李敏, what comes in now is hers first.
  story.staff('staff-ceng', '曾小玲', '13900000012', 'caseOfficer', 'rights', '权益保障部干事');
  const hands = { verifier, checker, head, leader, treasurer };
  const apply = (who: Person, student: string, born: Day, days: number, part: Record<string, unknown>) => {
    const identity = inventedIdentity(born, 1);
    return story.submit(
      who,
      'scholarship',
      application(story, who, student, { identity, ...part }),
      ago(days, '19:40'),
    );
  };
  const lastAugust = daysBetween(`${Number(dayOf(now).slice(0, 4)) - 1}-08-10`, dayOf(now));
  const first = apply(yang, '杨小梅', '2007-03-12', lastAugust, { area: 'town:jiubao', employer: '九堡镇个体缝纫店' });
  take(story, first, hands, 'paid');
  // She has no telephone with WeChat: 林海燕 filed for her, and does so again this year.
  const spoken = { name: '许金莲', phone: '13800000021', area: 'town:yeping', employer: '叶坪竹编社' };
  const identity = inventedIdentity('2007-07-21', 1);
  const oral = application(story, { _id: '', ...spoken }, '许小军', { identity, ...spoken });
  take(story, story.assist(lin, 'scholarship', oral, ago(lastAugust - 1, '09:30')), hands, 'paid');
  const under = [
    [xie, '谢文斌', '2008-01-20', 45, 'town:rentian', '壬田竹木厂', 'awarded'],
    [lai, '赖思思', '2008-11-02', 35, 'town:wuyang', '武阳制衣厂', 'noticed'],
    [luo, '罗浩', '2008-06-08', 11, 'town:shazhouba', '沙洲坝食品有限公司', 'published'],
    [zhong, '钟欣怡', '2008-03-30', 12, 'town:yeping', '叶坪建材店', 'checked'],
    [zhong, '钟志远', '2006-12-18', 8, 'town:yeping', '叶坪建材店', 'reviewed'],
  ] as const;
  for (const [who, student, born, days, area, employer, until] of under) {
    take(story, apply(who, student, born, days, { area, employer }), hands, until);
  }
  apply(chen, '陈雨欣', '2010-09-15', 1, {
    area: 'town:xianghu',
    unitUnion: 'unit:shoes',
    stage: 'highSchool',
    school: '瑞金第一中学',
  });
  return story;
}
