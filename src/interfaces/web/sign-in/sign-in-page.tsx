import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { addressOf, ProblemError } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { PageHeading } from '../layout/page-heading.tsx';

/** Signs in with a password, or goes to the hospital's sign-in service. */
export function SignInPage({ openId }: { readonly openId: string | undefined }): JSX.Element {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ body: { name, password } }),
    onSuccess: (me) => queries.setQueryData(['me'], me),
  });
  const problem = signIn.error instanceof ProblemError ? signIn.error.problem.detail : signIn.error?.message;
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <div className="page sign-in">
      <PageHeading title="Sign in" about="This library is open to people with an account." />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <TextInput
          label="Name"
          autoComplete="username"
          required
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <div role="alert" className="tone-bad">
          {problem}
        </div>
        <div className="row">
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
          {openId !== undefined && (
            <Anchor href={addressOf({ path: '/api/sign-in/openid' }, { query: { to: here } })}>
              Sign in with {openId}
            </Anchor>
          )}
        </div>
      </form>
    </div>
  );
}
