import { z } from 'zod';
import { created, json, list, nothing, RoleSchema, route } from './route.ts';

export const UserNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._@-]{0,99}$/,
    'a name holds small letters, digits and . _ @ -, and begins with a letter or digit',
  );
export const PasswordSchema = z.string().min(10, 'a password has at least 10 characters').max(1000);

export const UserSchema = z
  .object({
    name: z.string(),
    displayName: z.string(),
    role: RoleSchema,
    signsInBy: z.enum(['password', 'openid']),
    createdAt: z.string(),
  })
  .readonly()
  .meta({ id: 'User' });

/** Who is asking, and how people come in. */
export const MeSchema = z
  .object({
    /** `none`: the server answers this machine alone and knows no accounts. */
    accounts: z.enum(['none', 'required']),
    /** Absent where nobody is signed in. Without accounts it is who started the server, as admin. */
    user: z.object({ name: z.string(), displayName: z.string(), role: RoleSchema }).readonly().optional(),
    /** The name of the sign-in service, where one is set up: `/api/sign-in/openid` goes there. */
    openId: z.string().optional(),
  })
  .readonly()
  .meta({ id: 'Me' });
export type Me = z.infer<typeof MeSchema>;

const NameParams = z.object({ name: UserNameSchema });
const tag = 'Accounts';
export const ACCOUNT_ROUTES = {
  me: route({
    method: 'GET',
    path: '/api/me',
    tag,
    role: 'nobody',
    summary: 'Who is asking, and how people come in.',
    answer: json(MeSchema),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/sign-in',
    tag,
    role: 'nobody',
    attemptsAMinute: 20,
    summary: 'Signs in with a password; the session is a cookie. Wrong attempts are slowed down.',
    body: {
      kind: 'json',
      schema: z.object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
    },
    answer: json(MeSchema),
  }),
  signOut: route({
    method: 'POST',
    path: '/api/sign-out',
    tag,
    role: 'nobody',
    summary: 'Ends the session.',
    answer: nothing,
  }),
  openIdSignIn: route({
    method: 'GET',
    path: '/api/sign-in/openid',
    tag,
    role: 'nobody',
    attemptsAMinute: 60,
    summary: 'Goes to the sign-in service. `to` is the path of this server to come back to.',
    query: z.object({ to: z.string().max(2000).optional() }),
    answer: { status: 302, kind: 'redirect' },
  }),
  openIdReturn: route({
    method: 'GET',
    path: '/api/sign-in/openid/return',
    tag,
    role: 'nobody',
    attemptsAMinute: 60,
    summary: 'Where the sign-in service sends people back to.',
    query: z.object({
      code: z.string().max(4000).optional(),
      state: z.string().max(1000).optional(),
      iss: z.string().max(1000).optional(),
      error: z.string().max(500).optional(),
      error_description: z.string().max(2000).optional(),
      session_state: z.string().max(1000).optional(),
    }),
    answer: { status: 302, kind: 'redirect' },
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/me/password',
    tag,
    role: 'reader',
    attemptsAMinute: 10,
    summary: 'Changes your password; your other sessions end.',
    body: { kind: 'json', schema: z.object({ current: z.string().min(1).max(1000), next: PasswordSchema }) },
    answer: nothing,
  }),
  listUsers: route({
    method: 'GET',
    path: '/api/users',
    tag,
    role: 'admin',
    summary: 'All accounts.',
    answer: json(z.object({ users: list(UserSchema) }).readonly()),
  }),
  addUser: route({
    method: 'POST',
    path: '/api/users',
    tag,
    role: 'admin',
    summary: 'Makes an account.',
    body: {
      kind: 'json',
      schema: z.object({
        name: UserNameSchema,
        displayName: z.string().min(1).max(200).optional(),
        role: RoleSchema,
        password: PasswordSchema,
      }),
    },
    answer: created(UserSchema),
  }),
  changeUser: route({
    method: 'PATCH',
    path: '/api/users/:name',
    tag,
    role: 'admin',
    summary: 'Changes a role, a name shown, or a password; the sessions of that account end.',
    params: NameParams,
    body: {
      kind: 'json',
      schema: z.object({
        displayName: z.string().min(1).max(200).optional(),
        role: RoleSchema.optional(),
        password: PasswordSchema.optional(),
      }),
    },
    answer: json(UserSchema),
  }),
  removeUser: route({
    method: 'DELETE',
    path: '/api/users/:name',
    tag,
    role: 'admin',
    summary: 'Removes an account and ends its sessions.',
    params: NameParams,
    answer: nothing,
  }),
};
