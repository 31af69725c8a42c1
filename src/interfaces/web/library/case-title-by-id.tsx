import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { CaseTitle } from '../brief/case-title.tsx';

/** A case by its title, got from the library; its id until then. */
export function CaseTitleById({ id }: { readonly id: string }): JSX.Element {
  const { data } = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.getCase({ params: { id }, signal }),
  });
  const citation = data?.case.report.citation;
  return <CaseTitle id={id} title={data?.case.title ?? citation?.title} year={citation?.year} />;
}
