import { createInterface } from 'node:readline/promises';
import type { App, Classifiable, Classified } from '../../app/index.ts';

/**
 * Asks for what could change the verdict, the most decisive first, until nothing is open or an empty line ends it.
 *
 * Prompts and running verdicts go to stderr, so that stdout holds the answer alone. An answer that cannot be read is asked again.
 */
export async function askQuestions(app: App, target: Classifiable): Promise<Classified> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const typed = lines[Symbol.asyncIterator]();
  let answers = app.noAnswers;
  let classified = app.classify(target, answers);
  try {
    say(
      'Answer y, n or ? (unknown); for a test: low, normal, high, or a value with its unit. An empty line ends the questions.',
    );
    const asked = new Set<string>();
    for (;;) {
      const question = classified.findOutNext.find(({ id }) => !asked.has(id));
      say(`\n→ ${classified.verdict.label}: ${classified.verdict.certainty} (${classified.verdict.meaning})`);
      if (question === undefined) return classified;
      process.stderr.write(`${question.ask} [${question.decidedBy}] `);
      const next = await typed.next();
      if (next.done === true || next.value.trim() === '') return classified;
      const read = app.readAnswer(target, question, next.value);
      if (read.kind === 'unclear') say(read.message);
      else asked.add(question.id);
      if (read.kind === 'answer') {
        answers = read.add(answers);
        classified = app.classify(target, answers);
      }
    }
  } finally {
    lines.close();
  }
}
