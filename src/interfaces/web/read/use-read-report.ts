import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { openReading } from './open-report.ts';

/** A report as a person gives it. */
export type GivenReport = { readonly file: File } | { readonly text: string } | { readonly example: string };

/** Has a report read and opens it. */
export function useReadReport(
  onOpen: (given: GivenReport) => void,
): UseMutationResult<void, Error, GivenReport> {
  return useMutation({
    mutationFn: async (given: GivenReport) => {
      if ('file' in given) openReading(await api.readFile({ files: [given.file] }));
      else if ('text' in given) openReading(await api.readText({ body: { text: given.text } }));
      else openReading(await api.readExample({ params: { name: given.example } }), given.example);
      onOpen(given);
    },
  });
}
