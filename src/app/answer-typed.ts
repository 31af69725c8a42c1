import type { Classified } from '../questions/classify/index.ts';
import type { Classifiable, Classifying } from './classifying.ts';

/** What a person typed as the answer to a question of a classification. */
export interface TypedAnswer {
  readonly kind: 'criterion' | 'quantity';
  readonly id: string;
  readonly typed: string;
}

/** Classifies with typed answers; those that are not understood are told and left out. */
export function answerTyped(
  { classify, noAnswers, readAnswer }: Pick<Classifying, 'classify' | 'noAnswers' | 'readAnswer'>,
  target: Classifiable,
  typed: readonly TypedAnswer[],
): {
  readonly classification: Classified;
  readonly unclear: readonly { readonly id: string; readonly message: string }[];
} {
  const unclear: { id: string; message: string }[] = [];
  let answers = noAnswers;
  for (const { kind, id, typed: words } of typed) {
    const read = readAnswer(target, { kind, id }, words);
    if (read.kind === 'unclear') unclear.push({ id, message: read.message });
    if (read.kind === 'answer') answers = read.add(answers);
  }
  return { classification: classify(target, answers), unclear };
}
