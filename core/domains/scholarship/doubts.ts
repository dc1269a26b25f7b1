import * as v from 'valibot';
import type { Around, Told } from '../../kernel/doubt';
import { ageOn, birthdayOf } from '../../kernel/identity';
import { sayYuan } from '../../kernel/money';
import { type Stage, stages } from './season';

const isStage = (answer: unknown): answer is Stage => typeof answer === 'string' && answer in stages;
const textIn = (told: Told, name: string): string | undefined => {
  const value = told[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Between which ages, in full years, somebody usually is in a stage; a worker who studies late is asked about once. */
const usualAges: Record<Stage, { least: number; most: number }> = {
  highSchool: { least: 13, most: 21 },
  university: { least: 15, most: 30 },
};

/** The student's age by the number does not suit the stage, or no stage at all. */
export function anotherAge(answer: unknown, { today }: Around, told: Told): string | undefined {
  if (typeof answer !== 'string') return undefined;
  const age = ageOn(birthdayOf(answer), today);
  const { stage } = told;
  const { least, most } = isStage(stage) ? usualAges[stage] : { least: 13, most: 30 };
  if (age >= least && age <= most) return undefined;
  const what = isStage(stage) ? `读${stages[stage]}` : '在读';
  return `按这个号码，学生今年 ${age} 岁，${what}很少见。请看一下是不是填成了别人的号码。`;
}

/** Whoever asks for herself is the student; whoever asks for a child bears another name. */
export function anotherStudent(answer: unknown, _: Around, told: Told): string | undefined {
  const [student, name] = [textIn(told, 'student'), textIn(told, 'name')];
  if (student === undefined || name === undefined) return undefined;
  if (answer === 'self' && student !== name)
    return `选的是本人，学生姓名“${student}”和您的姓名“${name}”不一样，请再看一眼。`;
  return answer !== 'self' && student === name ? '学生姓名和您的姓名一样，请看一下是不是填成了自己的。' : undefined;
}

/** A card of somebody who is neither the student nor the applicant. */
export function anotherHolder(answer: unknown, { applied = {} }: Around, given: Told): string | undefined {
  const told = { ...applied, ...given };
  const known = [textIn(told, 'student'), textIn(told, 'name')];
  if (known.includes(undefined) || typeof answer !== 'string') return undefined;
  if (!known.includes(answer)) return '户名不是学生，也不是您本人。助学金打到别人的卡上容易出错，请再看一眼。';
  const isNew = given.cardNumber === undefined && applied.cardHolder !== undefined && applied.cardHolder !== answer;
  return isNew ? '户名和上一次不一样，卡号却没有填新的。请看一下是不是换了卡。' : undefined;
}

/** The words in which people say which year they are in, and the stage that each tells. */
const gradeWords: readonly [RegExp, Stage | 'earlier'][] = [
  [/大[一二三四五]|大学|本科|专科|大专|高职|研[一二三]|研究生|硕士|博士/, 'university'],
  [/高[一二三]|高中|中职|中专|职高|技校|职业高中/, 'highSchool'],
  [/初[一二三]|初中|小学|[七八九]年级/, 'earlier'],
];

/** A year that belongs to another stage than the one that is named. */
export function anotherGrade(answer: unknown, { applied = {} }: Around, told: Told): string | undefined {
  const stage = told.stage ?? applied.stage;
  const found = gradeWords.find(([words]) => typeof answer === 'string' && words.test(answer))?.[1];
  if (!isStage(stage) || found === undefined || found === stage) return undefined;
  return `年级写的是“${answer}”，读哪一段选的是${stages[stage]}，对不上，请再看一眼。`;
}

/** It has changed, and nothing says what. */
export function unsaidChange(answer: unknown, _: Around, { change }: Told): string | undefined {
  if (answer === 'changed' && change === undefined) return '选了有变化，下面没有写是什么变化，请写一写。';
  return answer === 'same' && change !== undefined ? '选了没有变化，下面却写了变化，请再看一眼。' : undefined;
}

const Member = v.object({ name: v.string(), relation: v.string(), monthlyFen: v.optional(v.number()) });

/** So much a month is seldom earned where help is asked for: it may be the income of a year. */
const highMonthlyFen = 1_000_000;

/** Who is missing from a family, who is in it twice, and whose income may be that of a year: sentences one after another. */
export function oddFamily(answer: unknown, _: Around, told: Told): string | undefined {
  const family = v.safeParse(v.array(Member), answer);
  if (!family.success) return undefined;
  const sentences = [...oddMembers(family.output, told), ...family.output.flatMap(highIncome)];
  // A few are enough to make her look through all of it.
  return sentences.length > 0 ? `${sentences.slice(0, 4).join('')}请再看一眼。` : undefined;
}

type Member = v.InferOutput<typeof Member>;

function oddMembers(family: readonly Member[], told: Told): string[] {
  const names = family.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  const selves = family.filter(({ relation }) => relation === 'self');
  const [student, name] = [textIn(told, 'student'), textIn(told, 'name')];
  const stranger = selves.length === 1 && name !== undefined && selves[0]?.name !== name;
  return [
    ...(twice === undefined ? [] : [`“${twice}”填了两次。`]),
    ...(selves.length === 0 ? ['没有填您本人。'] : []),
    ...(selves.length > 1 ? ['有两位以上选了本人。'] : []),
    ...(stranger ? [`选了本人的那一位，和您的姓名“${name}”不一样。`] : []),
    ...(family.filter(({ relation }) => relation === 'spouse').length > 1 ? ['有两位以上配偶。'] : []),
    ...(student !== undefined && !names.includes(student) ? [`没有填学生“${student}”。`] : []),
  ];
}

function highIncome({ name, monthlyFen = 0 }: Member): string[] {
  return monthlyFen >= highMonthlyFen ? [`“${name}”每月收入 ${sayYuan(monthlyFen)}，是不是一年的？`] : [];
}
