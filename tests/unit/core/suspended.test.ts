import { summaryOf } from '../../../core/case/summary';
import { suspended, withheld } from '../../../core/case/suspended';
import { caseFor } from '../../../core/case/view';
import { catalogue } from '../../../core/domains/catalogue';
import { take } from '../../../local/worlds/students';
import { aColleague } from '../../support/actors';
import { aidCentre, daysAgo, filledIn } from '../../support/aid-centre';

const { story, luo, hands } = aidCentre();
const awarded = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(44)),
  hands,
  'awarded',
);
const stands = { state: { label: '暂停核对', tone: 'waiting', open: true }, broken: true };

describe('a case that somebody changed in the store', () => {
  it('stands in a list by its number alone, without what that change may have made up', () => {
    const row = suspended(summaryOf(awarded, { id: luo._id, name: luo.name }, { union: story.union, catalogue }));
    const nothing = { headline: '', subject: '', grant: null, deadline: null };
    expect(row).toMatchObject({ ...stands, ...nothing, number: awarded.number, who: '罗**' });
  });

  const viewFor = (reader: Parameters<typeof caseFor>[1]) =>
    withheld(caseFor(awarded, reader, { union: story.union, catalogue, rounds: [] }));

  it('tells its applicant nothing that was told, since she may be its applicant by that change', () => {
    const view = viewFor({ id: luo._id, name: luo.name });
    expect(view).toMatchObject({
      ...stands,
      ...{ grant: null, deadline: null, notice: null, shown: [], papers: [], phone: '', headline: '', who: '罗**' },
      ...{ timeline: [], seen: [], routing: [], officer: null },
    });
    expect(JSON.stringify(view)).not.toContain(luo.phone);
  });

  it('is read by the auditor as it lies there', () => {
    const view = viewFor(aColleague('auditor', 'auditor', 'audit'));
    expect(view).toMatchObject({ broken: true, state: { label: '待发放' }, grant: { amountFen: 500_000 } });
  });
});
