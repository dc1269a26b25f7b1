import type * as v from 'valibot';
import { type Day, sayWholeDate } from '../../kernel/day';
import { sayYuan } from '../../kernel/money';
import type { Letter } from '../../papers/letter';
import type { Census } from './census';
import { ownerships } from './codes';
import type { application, approval, consent } from './founding-papers';
import { endsOn, type Term } from './terms';

/** What was filled in, less the photograph of the paper itself. */
type Application = Omit<v.InferOutput<typeof application>, 'request'>;
type Consent = Omit<v.InferOutput<typeof consent>, 'consent'>;
type Approval = Omit<v.InferOutput<typeof approval>, 'approval'>;

/** 请示: the enterprise asks for leave to found a union. What was left open is not printed. */
export function applicationLetter(found: Census, asked: Application, union: string): Letter {
  const { name, workers, female, countedOn } = found;
  return {
    title: `关于成立${name}工会的请示`,
    to: union,
    paragraphs: [
      `${name}成立于${sayWholeDate(found.openedOn)}，截至${sayWholeDate(countedOn)}有职工 ${workers} 人，其中女职工 ${female} 人。`,
      `根据《中华人民共和国工会法》和《中国工会章程》的规定，为了维护职工的合法权益，构建和谐劳动关系，经研究，拟成立${name}工会委员会。`,
      '单位的基本情况附后。以上请示妥否，请批复。',
    ],
    annex: { title: '单位基本情况', table: { columns: ['项目', '内容'], rows: factsOf(found, asked) } },
    signature: name,
    day: asked.appliedOn,
  };
}

function factsOf(found: Census, asked: Application): string[][] {
  const { registrar, business, assetsFen, outputFen, taxFen } = asked;
  const money = (label: string, fen: number | undefined) => (fen === undefined ? [] : [[label, sayYuan(fen)]]);
  return [
    ['住所', found.registeredAddress],
    ['生产经营地址', found.workAddress],
    ['登记机关', registrar],
    ['成立日期', sayWholeDate(found.openedOn)],
    ...(found.creditCode === undefined ? [] : [['统一社会信用代码', found.creditCode]]),
    ['单位性质', ownerships[found.ownership]],
    ['法定代表人', `${found.legalName}，${found.legalPhone}`],
    ...money('固定资产', assetsFen),
    ...money('年产值', outputFen),
    ...money('年利税', taxFen),
    ['经营范围', business],
    ['职工人数', `${found.workers} 人(其中女职工 ${found.female} 人)`],
    ['联系人', `${found.contactName}，${found.contactPhone}`],
  ];
}

/** 批复(一): the union above agrees that one is prepared, and by whom. */
export function consentLetter({ name }: Census, given: Consent, union: string): Letter {
  const names = given.preparers.map((each) => each.name).join('、');
  return {
    title: `关于同意筹建${name}工会的批复`,
    number: given.agreedNumber,
    to: name,
    paragraphs: [
      '你单位关于成立工会的请示收悉。经研究，批复如下：',
      `一、同意筹建${name}工会委员会，由${names}等 ${given.preparers.length} 人组成筹备组。`,
      '二、请抓紧发展会员，民主推荐委员候选人，报经同意后召开会员(代表)大会选举，并将选举结果报批。',
    ],
    signature: union,
    day: given.agreedOn,
  };
}

/** 批复: the union stands, with its term. */
export function approvalLetter({ name }: Census, given: Approval, elected: Elected, union: string): Letter {
  const { electedOn, seats, chairName } = elected;
  const years = given.termYears === '3' ? 3 : 5;
  const term: Pick<Term, 'electedOn' | 'years'> = { electedOn, years };
  return {
    title: `关于成立${given.unionName}的批复`,
    number: given.approvedNumber,
    to: name,
    paragraphs: [
      '你单位关于工会选举结果的请示收悉。经研究，批复如下：',
      `一、同意成立${given.unionName}。`,
      `二、同意${sayWholeDate(electedOn)}的选举结果：委员会由 ${seats} 人组成，${chairName}任主席。`,
      `三、本届任期${years === 3 ? '三' : '五'}年，自${sayWholeDate(electedOn)}起至${sayWholeDate(endsOn(term))}止。`,
      '请依法办理工会法人资格登记，刻制印章，开立账户，独立管理工会经费。',
    ],
    signature: union,
    day: given.approvedOn,
  };
}

/** What the election brought, as the letter repeats it. */
export interface Elected {
  electedOn: Day;
  seats: number;
  chairName: string;
}
