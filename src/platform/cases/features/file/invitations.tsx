import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Form } from '#web/ui';
import type { CaseView, Invitation } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { texts } from './texts.ts';

interface InvitationsProps {
  readonly view: CaseView;
  readonly invitations: readonly Invitation[];
}

/** Whom the case waits for outside, until when, and the way to send them the link again. */
export function Invitations({ view, invitations }: InvitationsProps) {
  const { locale } = useView();
  const m = texts(locale).invited;
  if (!view.state.flags.includes('awaiting-owner') || invitations.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.title}</h2>
      {invitations.map((invitation) => (
        <Form action={casePaths.resendInvitation({ caseId: view.id, invitationId: invitation.id })}>
          <p>{m.sent(invitation.name, invitation.maskedEmail)}</p>
          <p class="soft small">{invitation.expired ? m.expired : m.until(formatDate(invitation.expiresAt, locale))}</p>
          <Button kind="quiet" icon="mail">
            {m.again}
          </Button>
        </Form>
      ))}
    </section>
  );
}
