import type { SectionKind } from '../../../case/index.ts';
import { phrasePattern } from '../phrase-pattern.ts';
import { type ReadText, tableRows } from '../table-rows.ts';
import type { CareItem } from './care-item.ts';

/** Reads the checklist and its cues from `resources/en`. */
export function readCareItems(readText: ReadText): readonly CareItem[] {
  const cues = tableRows(readText, 'en/care-cues.tsv', ['item', 'part', 'cue']);
  return tableRows(readText, 'en/care-items.tsv', ['id', 'topic', 'item', 'sections']).map((row) => {
    const own = cues.filter(({ item }) => item === row.id);
    const parts = [...new Set(own.map(({ part }) => part))];
    return {
      id: row.id,
      topic: row.topic,
      item: row.item,
      sections: new Set(row.sections.split('|') as SectionKind[]),
      cues: new Map(
        parts.map((part) => [
          part,
          phrasePattern(own.filter((one) => one.part === part).map(({ cue }) => cue)),
        ]),
      ),
    };
  });
}
