import { Combobox, Loader, type MantineSize, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import type { ConceptRef } from '../../http/contract.ts';
import { api, type Given } from '../api/client.ts';

type Kind = Given<'findConcepts'>['concepts'][number]['kind'];

/** A field that completes concepts by any of their names, synonyms included. */
export function ConceptField(props: {
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly size?: MantineSize;
  readonly kind?: Kind;
  readonly isLabelHidden?: boolean;
  /** Whether the field is emptied once a concept was chosen. */
  readonly clears?: boolean;
  /** Called with what was typed when Enter is pressed and nothing chosen. */
  readonly onType?: (words: string) => void;
  readonly onWords?: (words: string) => void;
  readonly onChoose: (concept: ConceptRef & { readonly id: string }) => void;
}): JSX.Element {
  const { label, value = '', kind, size = 'sm', clears = false } = props;
  const [words, setWords] = useState(value);
  const [asked] = useDebouncedValue(words, 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useEffect(() => setWords(value), [value]);
  const isAsking = combobox.dropdownOpened && asked.trim().length > 1;
  const { data, isFetching } = useQuery({
    queryKey: ['concepts', asked, kind],
    queryFn: ({ signal }) =>
      api.findConcepts({ query: { words: asked, limit: 8, ...(kind !== undefined && { kind }) }, signal }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });
  const found = isAsking ? (data?.concepts ?? []) : [];
  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(id) => {
        const concept = found.find((one) => one.id === id);
        if (concept === undefined) return;
        setWords(clears ? '' : concept.label);
        combobox.closeDropdown();
        props.onChoose({ id: concept.id, label: concept.label });
      }}
    >
      <Combobox.Target>
        <TextInput
          label={props.isLabelHidden === true ? undefined : label}
          aria-label={label}
          size={size}
          {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
          value={words}
          rightSection={isFetching ? <Loader size={14} aria-hidden /> : undefined}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value);
            props.onWords?.(currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) {
              event.preventDefault();
              combobox.closeDropdown();
              props.onType?.(words);
            }
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isAsking || found.length === 0}>
        <Combobox.Options aria-label={`${label}: concepts found`}>
          {found.map((one) => (
            <Combobox.Option value={one.id} key={one.id}>
              {one.label}
              <span className="small quiet">
                {' '}
                {one.matched !== one.label && `“${one.matched}” `}
                {one.kind} · {one.id}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
