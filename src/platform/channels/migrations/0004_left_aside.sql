-- What an operator decided about a message nobody could take, or a webhook with parts nobody knows: to leave it where it is.
alter table channels.whatsapp_in add column left_at timestamptz, add column left_by uuid, add column left_reason text;
alter table channels.whatsapp_hook add column left_at timestamptz, add column left_by uuid, add column left_reason text;
