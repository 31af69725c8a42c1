import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Me } from '../../http/contract.ts';
import { api } from '../api/client.ts';

/** Who is signed in, and the way out. */
export function UserMenu({ user }: { readonly user: NonNullable<Me['user']> }): JSX.Element {
  const leave = async (): Promise<void> => {
    await api.signOut();
    // A fresh page forgets everything: answers kept, and the report that was open.
    window.location.assign('/');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-md" style={{ color: 'var(--ink)' }}>
          {user.displayName}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {user.role}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings" hash="account">
          Password and account
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
