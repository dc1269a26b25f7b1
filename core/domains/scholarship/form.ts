import * as v from 'valibot';
import { choice, doubted, longText, money, optional, papers, phone, text, unit } from '../../kernel/field';
import { bankCard, cards, consent, identity, nameOnPaper } from '../../kernel/field-personal';
import { anotherAge, anotherGrade, anotherHolder, anotherStudent, oddFamily, unsaidChange } from './doubts';
import { stages } from './season';

/** What is asked each year, also where the rest is taken over. */
const school = text('学校', 60, { placeholder: '例如：赣南师范大学' });
const stage = choice('读哪一段', stages);
/** Where the money goes: asked when it is applied for, and again when another card takes its place. */
const account = {
  cardHolder: doubted(nameOnPaper('银行卡户名', { help: '学生本人或您的卡。' }), anotherHolder),
  bank: text('开户银行', 40, { placeholder: '例如：瑞金农商银行象湖支行' }),
  cardNumber: bankCard('银行卡号'),
};
const consents = {
  mayCheck: consent(
    '核对家庭情况',
    '为了确认是否符合条件，经办的工会工作人员会看您填的家庭成员、收入和健康情况，上门核实，并可以向民政部门核对。只用于这次助学，档案保存十年。',
  ),
  mayPay: consent(
    '使用银行卡号',
    '为了把助学金打到卡上，卡号加密保存，只有财务人员在发放时能看到，每次查看都有记录。不用于别的事。',
  ),
  mayPublish: consent(
    '公示',
    '按规定要公示至少 5 个工作日。只公示学生姓名(中间一字隐去)、单位、困难类别和金额，到期自动撤下。',
  ),
};

const member = v.object({
  name: nameOnPaper('姓名'),
  relation: choice('和您的关系', {
    self: '本人',
    spouse: '配偶',
    child: '子女',
    parent: '父母',
    other: '其他',
  }),
  health: choice('身体状况', { good: '健康', chronic: '慢性病', serious: '大病', disabled: '残疾' }),
  monthlyFen: money('每月收入', 1_000_000, { help: '没有收入填 0，上学的也填 0。', zero: true }),
});

export const applicationForm = v.object({
  student: nameOnPaper('学生姓名'),
  relation: doubted(choice('学生是您的', { self: '本人', child: '子女', other: '其他亲属' }), anotherStudent),
  identity: doubted(identity('学生身份证号码', { help: '用来确认是同一名学生，不重复资助。' }), anotherAge),
  school,
  stage,
  proof: papers('录取通知书或在读证明', 4, {
    help: '两样有一样就行。纸放平，四个角都拍进去。',
    slots: [
      { name: '录取通知书', hint: '新生拍，姓名和学校要清楚', looks: 'sealed' },
      { name: '在读证明', hint: '在读的拍，学籍证明也行', looks: 'sealed' },
    ],
  }),
  area: unit('您在哪里工作', { help: '由这里的工会上门核实、初审。' }),
  unitUnion: optional(unit('您单位的工会', { places: 'unitUnions', help: '列表里没有、或不知道，就不填。' })),
  employer: text('工作单位', 60, { help: '灵活就业写“灵活就业”和做什么。' }),
  family: doubted(
    cards('家庭成员', '一位家庭成员', 12, member, { help: '一起生活的家人都填上，包括您和学生。' }),
    oddFamily,
  ),
  otherYearFen: money('全家一年的其他收入', 10_000_000, { help: '种养、房租、补贴等，没有填 0。', zero: true }),
  medicalYearFen: money('一年自己付的看病钱', 10_000_000, { help: '医保报销后自己付的，没有填 0。', zero: true }),
  educationYearFen: money('一年的学费和住宿费', 10_000_000, { help: '不含义务教育阶段，没有填 0。', zero: true }),
  housingYearFen: money('一年的房租或房贷', 10_000_000, { help: '没有填 0。', zero: true }),
  hardship: longText('家里有什么困难', 10, 1000, {
    placeholder: '例如：孩子的父亲去年查出大病，不能上班，每月要买药。',
  }),
  familyPapers: optional(
    papers('能说明困难的材料', 9, {
      help: '有哪样拍哪样。纸放平，四个角都拍进去。',
      slots: [
        { name: '户口本', hint: '户主页、学生页各拍一张', looks: 'book' },
        { name: '诊断证明', hint: '医院的章要拍到', looks: 'sealed' },
        { name: '收入证明', hint: '工资条、银行流水都行' },
      ],
    }),
  ),
  ...account,
  ...consents,
  name: nameOnPaper('您的姓名'),
  phone: phone('您的电话', { help: '上门核实前会打这个电话。' }),
});

const { cardHolder, bank } = account;

/** Another card in the place of the one that was given. */
export const cardForm = v.object(account);

/** What is asked of a student who was paid before: what holds for one year alone, and each consent anew. */
export const renewalForm = v.object({
  proof: papers('今年的在读证明或成绩单', 4),
  grade: doubted(text('现在读几年级', 20, { placeholder: '例如：大学二年级' }), anotherGrade),
  stage,
  school,
  changed: doubted(
    choice('和上一次比，家里的收入、健康、人口', { same: '没有变化', changed: '有变化' }, { assure: '就这样，不改了' }),
    unsaidChange,
  ),
  change: optional(longText('有什么变化', 2, 500, { help: '例如：谁的收入、健康变了。没有变化就不填。' })),
  cardHolder,
  bank,
  cardNumber: optional(bankCard('银行卡号', { help: '没有换卡就不填，换了卡填新卡号。' })),
  phone: phone('您的电话', { help: '换了号码的请改过来。' }),
  ...consents,
});
