import { changeState } from './change-state.ts';
import type { Store } from './store.ts';

/** Remembers answers as long as the library stays as it is. */
export interface AnswerMemory {
  /** The answer to a question that was asked before, or one that is worked out now; who asks meanwhile waits for the same. */
  answer<T>(question: string, workOut: () => Promise<T>): Promise<T>;
}

/** A memory for so many answers of one library; those not asked for longest are let go of. One cheap query a question. */
export function createAnswerMemory({ db }: Pick<Store, 'db'>, mostAnswers: number): AnswerMemory {
  let state = '';
  const answers = new Map<string, Promise<unknown>>();
  return {
    answer: async <T>(question: string, workOut: () => Promise<T>): Promise<T> => {
      const now = await changeState(db);
      if (now !== state) answers.clear();
      state = now;
      const known = answers.get(question) as Promise<T> | undefined;
      const answer = known ?? workOut();
      answers.delete(question);
      answers.set(question, answer);
      const oldest = answers.keys().next();
      if (answers.size > mostAnswers && oldest.done !== true) answers.delete(oldest.value);
      try {
        return await answer;
      } catch (error) {
        if (answers.get(question) === answer) answers.delete(question);
        throw error;
      }
    },
  };
}
