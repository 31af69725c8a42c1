/** One pattern for many phrases, whatever their case; a phrase that ends in `*` may go on with letters. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const alternatives = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => {
      const isOpen = phrase.endsWith('*');
      const words = (isOpen ? phrase.slice(0, -1) : phrase)
        .split(' ')
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join(String.raw`[\s-]+`);
      return isOpen ? String.raw`${words}[\p{L}]*` : words;
    });
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${alternatives.join('|')})(?![\p{L}\d])`, 'giu');
}
