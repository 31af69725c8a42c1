import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Role } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { Problem } from '../layout/page-states.tsx';

const ROLES: { value: Role; label: string }[] = [
  { value: 'reader', label: 'reader: reads and asks' },
  { value: 'curator', label: 'curator: also corrects and imports' },
  { value: 'admin', label: 'admin: also accounts and terminologies' },
];

/** Accounts, for those who look after the server. */
export function UserSection(): JSX.Element {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => api.listUsers({ signal }),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['users'] });
  const change = useMutation({
    mutationFn: ({ name, role }: { readonly name: string; readonly role: Role }) =>
      api.changeUser({ params: { name }, body: { role } }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (name: string) => api.removeUser({ params: { name } }),
    onSuccess: refresh,
  });
  return (
    <section aria-labelledby="users">
      <h2 id="users">Accounts</h2>
      {error !== null && <Problem error={error} />}
      {(change.error ?? remove.error) !== null && <Problem error={change.error ?? remove.error} />}
      <ul className="plain-list lines">
        {data?.users.map(({ name, displayName, role, signsInBy }) => (
          <li key={name} className="row spread">
            <span>
              {displayName}{' '}
              <span className="quiet">
                {name}
                {signsInBy === 'openid' && ' · signs in elsewhere'}
              </span>
            </span>
            <span className="row">
              <Select
                size="xs"
                aria-label={`Role of ${name}`}
                allowDeselect={false}
                data={ROLES.map(({ value }) => value)}
                value={role}
                onChange={(value) => value !== null && change.mutate({ name, role: value })}
              />
              <Button size="compact-xs" variant="subtle" color="red" onClick={() => remove.mutate(name)}>
                Remove<span className="visually-hidden"> {name}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <AddUser onAdded={refresh} />
    </section>
  );
}

function AddUser({ onAdded }: { readonly onAdded: () => Promise<void> }): JSX.Element {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('reader');
  const add = useMutation({
    mutationFn: () => api.addUser({ body: { name, password, role } }),
    onSuccess: async () => {
      setName('');
      setPassword('');
      await onAdded();
    },
  });
  return (
    <details>
      <summary>Add an account</summary>
      <form
        className="stack"
        style={{ maxWidth: '24rem', paddingTop: '0.75rem' }}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          label="Name"
          required
          autoComplete="off"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <PasswordInput
          label="First password"
          description="At least 10 characters"
          required
          minLength={10}
          autoComplete="new-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Select
          label="Role"
          allowDeselect={false}
          data={ROLES}
          value={role}
          onChange={(value) => value !== null && setRole(value)}
        />
        {add.isError && (
          <p role="alert" className="tone-bad">
            {add.error.message}
          </p>
        )}
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
      </form>
    </details>
  );
}
