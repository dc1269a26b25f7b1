/**
 * How long the union keeps what, as it tells people. A closed case is a record of aid: ten years (困难职工档案:
 * 原始档案自撤档之日起保管 10 年). A form nobody has gone on with is kept no longer than its purpose needs (个人信息保护法
 * 第十九条).
 */
export const keeping = { caseYears: 10, draftDays: 90 } as const;
