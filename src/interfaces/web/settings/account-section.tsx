import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { api } from '../api/client.ts';

/** Changes one's own password. */
export function AccountSection(): JSX.Element {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.changePassword({ body: { current, next } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  return (
    <section aria-labelledby="account">
      <h2 id="account">Your password</h2>
      <form
        className="stack"
        style={{ maxWidth: '24rem' }}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <PasswordInput
          label="Now"
          autoComplete="current-password"
          required
          value={current}
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
        />
        <PasswordInput
          label="From now on"
          description="At least 10 characters"
          autoComplete="new-password"
          required
          minLength={10}
          value={next}
          onChange={({ currentTarget }) => setNext(currentTarget.value)}
        />
        {change.isError && (
          <p role="alert" className="tone-bad">
            {change.error.message}
          </p>
        )}
        {change.isSuccess && <p role="status">Changed. Your other sessions have ended.</p>}
        <Button type="submit" loading={change.isPending}>
          Change it
        </Button>
      </form>
    </section>
  );
}
